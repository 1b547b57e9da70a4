// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, durable (fsync on), with one database and one role per service. */
public final class PostgreSqlServer {

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private @Nullable EmbeddedPostgres server;

  public PostgreSqlServer(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
  }

  /** Starts it on the kept data, or makes them, with the services' databases. */
  public void start() {
    endLeftover(layout);
    try {
      Files.createDirectories(layout.data("postgres-work"));
      server =
          EmbeddedPostgres.builder()
              .setPort(ports.postgres())
              .setOverrideWorkingDirectory(layout.data("postgres-work").toFile())
              .setDataDirectory(data(layout))
              .setCleanDataDirectory(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "200")
              .setOutputRedirector(
                  ProcessBuilder.Redirect.appendTo(layout.log("postgresql").toFile()))
              .setErrorRedirector(
                  ProcessBuilder.Redirect.appendTo(layout.log("postgresql").toFile()))
              .start();
      createDatabases();
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL did not start: "
              + e.getMessage()
              + "\n  its log: "
              + layout.log("postgresql"),
          e);
    }
  }

  private static Path data(Layout layout) {
    return layout.data("postgres");
  }

  private void createDatabases() throws SQLException {
    try (Connection connection = administrator("postgres");
        Statement statement = connection.createStatement()) {
      for (Service service : Service.values()) {
        String role = service.database();
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
          statement.execute(
              "create role %s login password '%s'".formatted(role, secrets.of("postgres-" + role)));
        }
        if (!exists(statement, "select 1 from pg_database where datname = '" + role + "'")) {
          statement.execute("create database %s owner %s".formatted(role, role));
          statement.execute("revoke connect on database %s from public".formatted(role));
        }
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /** A connection as the cluster's administrator. */
  public Connection administrator(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), database),
        "postgres",
        "postgres");
  }

  /** The JDBC URL of a service's database. */
  public String url(Service service) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), service.database());
  }

  public void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new StartFailure("PostgreSQL did not stop: " + e.getMessage(), e);
      }
      server = null;
    }
  }

  /** Ends the postmaster as a crash would: SIGKILL; its children end when they notice. */
  public void kill() {
    postmaster(layout)
        .ifPresent(
            process -> {
              List<ProcessHandle> children = process.descendants().toList();
              process.destroyForcibly();
              process.onExit().join();
              children.forEach(
                  child ->
                      child
                          .onExit()
                          .orTimeout(20, TimeUnit.SECONDS)
                          .exceptionally(e -> child)
                          .join());
            });
    stop();
  }

  /** The process id of the postmaster. */
  public long pid() {
    return postmaster(layout).map(ProcessHandle::pid).orElse(-1L);
  }

  /** Ends a postmaster that a crashed launcher left on this data folder. */
  public static void endLeftover(Layout layout) {
    postmaster(layout).ifPresent(process -> ProcessRecord.end(process, Duration.ofSeconds(20)));
  }

  private static Optional<ProcessHandle> postmaster(Layout layout) {
    Path file = data(layout).resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(
              process ->
                  process
                      .info()
                      .commandLine()
                      .map(line -> line.contains(data(layout).toString()))
                      .orElse(false));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
