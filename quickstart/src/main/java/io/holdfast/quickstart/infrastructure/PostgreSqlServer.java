// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.Folders;
import io.holdfast.quickstart.process.LogFile;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.Processes;
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
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, durable (fsync on), with one database and one role per service. */
public final class PostgreSqlServer {

  /** The name of its process. */
  public static final String NAME = "postgresql";

  private static final String ADMINISTRATOR = "postgres";
  private static final String ONLY_WITH_PASSWORD =
      """
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private final Path data;
  private final int port;
  private final Sizing sizing;
  private final Secrets secrets;
  private final Processes processes;
  private @Nullable EmbeddedPostgres server;

  /**
   * @param data folder of the cluster; the programs are unpacked beside it
   */
  public PostgreSqlServer(
      Path data, int port, Sizing sizing, Secrets secrets, Processes processes) {
    this.data = data;
    this.port = port;
    this.sizing = sizing;
    this.secrets = secrets;
    this.processes = processes;
  }

  /** Starts it on the kept data, or makes them, with the services' databases. */
  public synchronized void start() {
    processes.refuseWhenEnding();
    Path log = processes.log(NAME);
    try {
      long begin = Files.exists(log) ? Files.size(log) : 0;
      try {
        startServer(log);
        admitOnlyWithPassword();
        createDatabases();
      } catch (SQLException | IllegalStateException e) {
        stop();
        throw new StartFailure(
            "PostgreSQL did not start: " + e.getMessage() + new LogFile(log, begin).explanation(),
            e);
      }
    } catch (IOException e) {
      stop();
      throw new StartFailure("PostgreSQL could not be prepared: " + e.getMessage(), e);
    }
  }

  private void startServer(Path log) throws IOException {
    Path work = data.resolveSibling("postgres-work");
    Path initialising = data.resolveSibling("postgres-initialising");
    Files.createDirectories(work);
    if (Files.exists(initialising)) {
      Folders.delete(data);
    }
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      Files.writeString(initialising, "An initialisation began and has not ended.\n");
    }
    server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setOverrideWorkingDirectory(work.toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setConnectConfig("password", administratorPassword())
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", sizing.sharedBuffersMegabytes() + "MB")
            .setServerConfig("max_wal_size", sizing.walMegabytes() + "MB")
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Files.deleteIfExists(initialising);
    new Postmaster(data)
        .process()
        .ifPresent(
            process -> ProcessRecord.write(processes.records(), NAME, process, data.toString()));
  }

  /** A new cluster trusts every local user; from here on nobody without a password. */
  private void admitOnlyWithPassword() throws SQLException, IOException {
    Path rules = data.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(ONLY_WITH_PASSWORD)) {
      return;
    }
    try (Connection connection = administrator("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter role %s password '%s'".formatted(ADMINISTRATOR, administratorPassword()));
      Files.writeString(rules, ONLY_WITH_PASSWORD);
      statement.execute("select pg_reload_conf()");
    }
  }

  private void createDatabases() throws SQLException {
    try (Connection connection = administrator("postgres");
        Statement statement = connection.createStatement()) {
      for (Service service : Service.values()) {
        String role = service.database();
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
          statement.execute(
              "create role %s login password '%s'".formatted(role, password(service)));
        }
        if (!exists(statement, "select 1 from pg_database where datname = '" + role + "'")) {
          statement.execute("create database %s owner %s".formatted(role, role));
        }
        statement.execute("revoke connect on database %s from public".formatted(role));
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private String administratorPassword() {
    return secrets.of("postgres-administrator");
  }

  /** The password of a service's role. */
  public String password(Service service) {
    return secrets.of("postgres-" + service.database());
  }

  /** A connection as the cluster's administrator. */
  public Connection administrator(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
        ADMINISTRATOR,
        administratorPassword());
  }

  /** The JDBC URL of a service's database. */
  public String url(Service service) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, service.database());
  }

  public boolean alive() {
    return new Postmaster(data).process().isPresent();
  }

  /** The process id of the postmaster. */
  public long pid() {
    return new Postmaster(data).process().map(ProcessHandle::pid).orElse(-1L);
  }

  /** Stops it; waits when it is just starting. */
  public synchronized void stop() {
    long pid = pid();
    release();
    new Postmaster(data).end();
    ProcessRecord.delete(processes.records(), NAME, pid);
  }

  /** Ends the postmaster as a crash would: SIGKILL. */
  public synchronized void kill() {
    long pid = pid();
    new Postmaster(data).kill();
    release();
    ProcessRecord.delete(processes.records(), NAME, pid);
  }

  /** The library keeps a lock on the data folder until it is closed. */
  private void release() {
    EmbeddedPostgres stopped = server;
    server = null;
    if (stopped != null) {
      try {
        stopped.close();
      } catch (IOException e) {
        throw new StartFailure("PostgreSQL did not stop: " + e.getMessage(), e);
      }
    }
  }
}
