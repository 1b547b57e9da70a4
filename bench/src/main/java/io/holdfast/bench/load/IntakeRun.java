// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.report.Report;
import io.holdfast.bench.workload.SampleSystem;
import io.holdfast.kit.json.Json;
import io.holdfast.quickstart.infrastructure.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Lifecycle events: how many per second are taken, singly and in batches, each answered after its
 * commit; its floor: inserts of the same bytes, each with its commit, by as many clients. Then a
 * steady rate of retrains over all systems: how long from accepted to closed.
 */
final class IntakeRun {

  private static final int CLIENTS = 8;
  private static final int BATCH = 100;
  private static final int STEADY_RATE = 50;
  private static final Duration WARM = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String PIPELINE = "tax-pipeline";

  private final Installation installation;
  private final int systems;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong number = new AtomicLong();

  IntakeRun(Installation installation, int systems) {
    this.installation = installation;
    this.systems = systems;
  }

  Report run() {
    long memory = installation.memory(Service.MONITORING);
    double floor = perSecond(this::insert, 1, MEASURED);
    perSecond(this::post, 1, WARM);
    double single = perSecond(this::post, 1, MEASURED);
    double batched = perSecond(this::post, BATCH, MEASURED);
    Instant begin = Instant.now();
    steady();
    Installation.await("all cases closed", LIMIT, () -> cases(begin, "state <> 'CLOSED'") == 0);
    return new Report("intake")
        .add("single events taken, floor: inserts of the same bytes", single, "1/s", floor)
        .add("events in batches of " + BATCH + ", floor: the same", batched, "1/s", floor)
        .add("cases at " + STEADY_RATE + " events per second", cases(begin, "true"), "")
        .add("accepted to closed, p50", closed(begin, 0.5), "ms")
        .add("accepted to closed, p99", closed(begin, 0.99), "ms")
        .add("refused", refused.get(), "")
        .add("memory of the service", installation.memory(Service.MONITORING), "MiB", memory);
  }

  /** What a client does again and again, in one connection of its own. */
  private interface Work {
    void run(Connection connection, int events) throws SQLException;
  }

  /** Events per second by clients that each wait for the answer to what they sent before. */
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
                  work.run(connection, batch);
                  done.addAndGet(batch);
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

  private void insert(Connection connection, int events) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into intake_floor (id, raw) values (?, ?)")) {
      insert.setObject(1, UUID.randomUUID());
      insert.setBytes(
          2,
          event("nobody-" + number.incrementAndGet()).toString().getBytes(StandardCharsets.UTF_8));
      insert.executeUpdate();
    }
  }

  /** Events about models that nobody has registered: taking them is what is measured here. */
  private void post(Connection unused, int events) {
    if (events == 1) {
      send(event("nobody-" + number.incrementAndGet()).toString(), "application/cloudevents+json");
      return;
    }
    ArrayNode batch = Json.mapper().createArrayNode();
    for (int i = 0; i < events; i++) {
      batch.add(event("nobody-" + number.incrementAndGet()));
    }
    send(batch.toString(), "application/cloudevents-batch+json");
  }

  private void steady() {
    long begin = System.nanoTime();
    int count = (int) (STEADY_RATE * STEADY.toSeconds());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = begin + i * (1_000_000_000L / STEADY_RATE);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String model = Fleet.key(i % systems) + "-" + SampleSystem.model();
        threads.execute(() -> send(event(model).toString(), "application/cloudevents+json"));
      }
    }
  }

  private ObjectNode event(String model) {
    long version = number.incrementAndGet();
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("specversion", "1.0").put("id", UUID.randomUUID().toString());
    event.put("source", "https://mlops.bench/").put("type", "io.holdfast.model.trained.v1");
    event.put("time", Instant.now().toString()).put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data").put("method", "RETRAINED");
    data.putArray("subjects")
        .addObject()
        .put("alias", "pkg:mlflow/" + model)
        .put("version", Long.toString(version))
        .put("digest", SampleSystem.digest(model, Long.toString(version)));
    return event;
  }

  private void send(String body, String type) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(installation.url(Service.MONITORING) + "/api/v1/events"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + installation.api().token(PIPELINE))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 202) {
        refused.incrementAndGet();
      }
    } catch (IOException e) {
      refused.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long cases(Instant since, String condition) {
    return installation.count(
        Service.MONITORING,
        "select count(*) from lifecycle_case where accepted_at >= '%s' and %s"
            .formatted(since, condition));
  }

  private long closed(Instant since, double share) {
    return installation.count(
        Service.MONITORING,
        """
        select coalesce(percentile_disc(%s) within group
          (order by extract(epoch from closed_at - accepted_at) * 1000), 0)::bigint
        from lifecycle_case where accepted_at >= '%s'
        """
            .formatted(share, since));
  }
}
