// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * While 200 events for 20 systems flow, each replica, then Kafka, then PostgreSQL is killed with -9
 * and comes back: every case of every accepted event is answered exactly once, per system in order,
 * nothing lost, nothing twice.
 */
class FaultIT {

  private static final int SYSTEMS = 20;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(50);

  private final Platform platform = Platform.running();
  private final Api api = platform.anyReplica();

  @Test
  void losesNothingAndDoublesNothingWhenEverythingIsKilled() {
    Instant begin = Instant.now();
    String run = "fault-" + Long.toString(System.nanoTime(), 36);
    for (int i = 0; i < SYSTEMS; i++) {
      Fleet.register(api, run + "-" + i);
    }
    for (int i = 0; i < SYSTEMS; i++) {
      Fleet.awaitAssessed(platform, run + "-" + i);
    }
    Map<String, List<String>> events = new LinkedHashMap<>();
    List<Runnable> faults = faults();
    for (int version = 1; version <= faults.size(); version++) {
      Runnable fault = faults.get(version - 1);
      CompletableFuture<Void> nemesis = CompletableFuture.runAsync(() -> strike(fault));
      for (int i = 0; i < SYSTEMS; i++) {
        String key = run + "-" + i;
        JsonNode sent =
            Fleet.trained(
                key + "-" + version, "pkg:mlflow/" + key, version, START.plusSeconds(version));
        events.computeIfAbsent(key, k -> new ArrayList<>()).add(Fleet.post(api, sent));
        LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
      }
      nemesis.join();
    }

    events.forEach(this::check);
    checkStores(begin, run, SYSTEMS * faults.size());
  }

  /** Each replica, then Kafka, then PostgreSQL: killed with -9 and started again. */
  private List<Runnable> faults() {
    List<Runnable> faults = new ArrayList<>();
    for (ServiceReplica replica : platform.holdfast().replicas()) {
      faults.add(
          () -> {
            replica.kill();
            replica.start();
          });
    }
    faults.add(
        () -> {
          platform.holdfast().kafka().kill();
          platform.holdfast().kafka().start();
        });
    faults.add(
        () -> {
          platform.holdfast().postgres().kill();
          platform.holdfast().postgres().start();
        });
    return faults;
  }

  /** At any moment while the events of a round are being posted. */
  private static void strike(Runnable fault) {
    long round = BETWEEN_EVENTS.multipliedBy(SYSTEMS).toNanos();
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(round));
    fault.run();
  }

  private void check(String key, List<String> events) {
    int revision = 1;
    for (String event : events) {
      JsonNode closed =
          Platform.await(
              "event " + event + " of " + key + " closed",
              Duration.ofMinutes(3),
              () -> read(event).filter(e -> e.path("state").asText().equalsIgnoreCase("closed")));
      assertThat(closed.path("cases")).hasSize(1);
      JsonNode found = closed.path("cases").get(0);
      assertThat(found.path("answer").asText()).isEqualTo("ASSESSED");
      revision++;
      assertThat(found.path("revision").asInt()).as("order of " + key).isEqualTo(revision);
    }
    JsonNode system = api.get(Fleet.EDITOR, Service.INVENTORY, "/api/v1/systems/" + key).ok();
    assertThat(system.path("revision").asInt()).isEqualTo(events.size() + 1);
    assertThat(
            system
                .path("document")
                .path("components")
                .get(1)
                .path("version")
                .path("label")
                .asText())
        .isEqualTo(Integer.toString(events.size()));
  }

  private Optional<JsonNode> read(String event) {
    try {
      return Optional.of(api.get(Fleet.EDITOR, Service.MONITORING, "/api/v1/events/" + event))
          .filter(answer -> answer.status() == 200)
          .map(Api.Answer::body);
    } catch (java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private void checkStores(Instant begin, String run, int cases) {
    assertThat(
            platform.count(
                Service.INVENTORY,
                "select count(*) from case_answer a join ai_system s on s.id = a.system_id where s.key like '"
                    + run
                    + "-%'"))
        .isEqualTo(cases);
    new Stores(platform).checkSettled(begin);
  }
}
