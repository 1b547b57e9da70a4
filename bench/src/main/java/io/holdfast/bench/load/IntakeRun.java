// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.report.Report;
import io.holdfast.kit.json.Json;
import io.holdfast.quickstart.infrastructure.Service;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lifecycle events: how many per second are taken, singly and in batches, each answered after its
 * commit; its floor: inserts of the same bytes, each with its commit, by as many clients. Then,
 * when all of these are matched, a steady rate of retrains over all systems: how long from accepted
 * to closed.
 */
final class IntakeRun {

  private static final int CLIENTS = 8;
  private static final int BATCH = 100;
  private static final Duration WARM = Duration.ofSeconds(120);
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final String SOURCE = "https://mlops.bench/nobody";

  private final Installation installation;
  private final int systems;
  private final Events events;
  private final AtomicLong number = new AtomicLong();

  IntakeRun(Installation installation, int systems) {
    this.installation = installation;
    this.systems = systems;
    this.events = new Events(installation);
  }

  Report run() {
    long memory = installation.memory(Service.MONITORING);
    double floor = perSecond(this::insert, 1, MEASURED);
    perSecond(this::post, 1, WARM);
    Posts before = events.posts();
    double single = perSecond(this::post, 1, MEASURED);
    Posts singles = events.posts().since(before);
    double batched = perSecond(this::post, BATCH, MEASURED);
    Posts batches = events.posts().since(before).since(singles);
    long behind = events.unmatching();
    long begin = System.nanoTime();
    events.awaitMatched();
    double matched = (System.nanoTime() - begin) / 1e9;
    new Steady(installation, events, systems).run(Steady.WARM);
    Steady steady = new Steady(installation, events, systems);
    steady.run(STEADY);
    Report report =
        new Report("intake")
            .add("single events taken, floor: inserts of the same bytes", single, "1/s", floor)
            .add("events in batches of " + BATCH + ", floor: the same", batched, "1/s", floor)
            .add("events not matched yet when the last was taken", behind, "")
            .add("of these matched", behind / matched, "1/s");
    singles.addTo(report, "single events");
    batches.addTo(report, "batches");
    return steady
        .add(report)
        .add("memory of the service", installation.memory(Service.MONITORING), "MiB", memory);
  }

  /** What a client does again and again, in one connection of its own. */
  private interface Work {

    /** How many of the events were taken. */
    int run(Connection connection, int events) throws SQLException;
  }

  /** Events taken per second of clients that each wait for the answer to what they sent before. */
  private double perSecond(Work work, int batch, Duration duration) {
    prepareFloor();
    AtomicLong done = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.submit(
            () -> {
              try (Connection connection = installation.database(Service.MONITORING)) {
                while (System.nanoTime() < end) {
                  done.addAndGet(work.run(connection, batch));
                }
              }
              return null;
            });
      }
    }
    return done.get() * 1e9 / (System.nanoTime() - begin);
  }

  private void prepareFloor() {
    try (Connection connection = installation.database(Service.MONITORING);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists intake_floor (id uuid primary key, raw bytea not null)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int insert(Connection connection, int events) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into intake_floor (id, raw) values (?, ?)")) {
      insert.setObject(1, UUID.randomUUID());
      insert.setBytes(2, nobody().toString().getBytes(StandardCharsets.UTF_8));
      return insert.executeUpdate();
    }
  }

  /** Events about models that nobody has registered: taking them is what is measured here. */
  private int post(Connection unused, int count) {
    if (count == 1) {
      return events.send(nobody()) ? 1 : 0;
    }
    ArrayNode batch = Json.mapper().createArrayNode();
    for (int i = 0; i < count; i++) {
      batch.add(nobody());
    }
    return events.send(batch) ? count : 0;
  }

  private ObjectNode nobody() {
    return events.trained(SOURCE, "nobody-" + number.incrementAndGet());
  }
}
