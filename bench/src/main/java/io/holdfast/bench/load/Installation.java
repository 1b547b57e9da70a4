// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.Sizing;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Leftovers;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Folders;
import io.holdfast.quickstart.process.Memory;
import io.holdfast.quickstart.story.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole platform, empty, with the memory and the compiler that it has in production. */
public final class Installation implements AutoCloseable {

  private static final int PORT_BASE = 25080;

  /** Between looks at the database, which are work for it too. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final int KIBIBYTES = 1024;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final Holdfast holdfast;
  private final Api api;

  private Installation(Holdfast holdfast) {
    this.holdfast = holdfast;
    this.api = new Api(holdfast);
  }

  /**
   * Starts it.
   *
   * @param repository where everything is built
   */
  public static Installation start(Path repository) {
    Layout layout = new Layout(repository, repository.resolve("bench/target/holdfast"));
    Leftovers.end(layout);
    Folders.delete(layout.data("postgres"));
    Folders.delete(layout.data("kafka"));
    Holdfast holdfast =
        new Holdfast(
            layout,
            new Ports(PORT_BASE),
            1,
            Sizing.STEADY,
            (part, took) -> System.out.printf("  %-28s ready in %d ms%n", part, took.toMillis()));
    Runtime.getRuntime().addShutdownHook(new Thread(holdfast::close));
    holdfast.start();
    return new Installation(holdfast);
  }

  Api api() {
    return api;
  }

  String url(Service service) {
    return holdfast.url(service);
  }

  /** A connection to a service's database as its administrator. */
  Connection database(Service service) throws SQLException {
    return holdfast.postgres().administrator(service.database());
  }

  /** The first column of the first row. */
  long count(Service service, String query) {
    try (Connection connection = database(service);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Memory of a service's first replica, in MiB. */
  long memory(Service service) {
    long pid = holdfast.replicas(service).getFirst().pid();
    return ProcessHandle.of(pid).map(Memory::ofOne).orElse(0L);
  }

  /** What a service's first replica keeps on its heap after a collection, in MiB. */
  long heap(Service service) {
    String pid = Long.toString(holdfast.replicas(service).getFirst().pid());
    command(pid, "GC.run");
    return command(pid, "GC.heap_info")
            .lines()
            .takeWhile(line -> !line.contains("Metaspace"))
            .map(USED::matcher)
            .filter(Matcher::find)
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .sum()
        / KIBIBYTES;
  }

  private static String command(String pid, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), pid, command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until something is so.
   *
   * @throws IllegalStateException when the limit passes first
   */
  static void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + ": not within " + limit);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    holdfast.close();
  }
}
