// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.bench.workload.SampleFacts;
import io.holdfast.bench.workload.SampleSystem;
import io.holdfast.kit.json.Json;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Many systems of the same size, registered over the public APIs, with safeguards of all. */
final class Fleet {

  /** Components of each system. */
  static final int COMPONENTS = 20;

  /** Of the demo realm: may register systems of the team, and assess for the whole organisation. */
  static final String EDITOR = "tom";

  static final String ASSESSOR = "sven";

  private static final String TEAM = "tax";
  private static final int AT_ONCE = 8;
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Installation installation;
  private final int systems;

  Fleet(Installation installation, int systems) {
    this.installation = installation;
    this.systems = systems;
  }

  static String key(int number) {
    return "system-" + number;
  }

  int size() {
    return systems;
  }

  /** Registers the organisation's safeguards with their evidence, then the systems. */
  void register() {
    Installation.await("catalogue known", LIMIT, () -> editions() > 0);
    List<Edition.Control> controls = SampleFacts.wide();
    controls.forEach(this::registerSafeguard);
    installation.api().token(EDITOR); // once, not by all threads at the same time
    forEach(
        systems,
        number ->
            installation
                .api()
                .put(
                    EDITOR,
                    Service.INVENTORY,
                    "/api/v1/systems/" + key(number),
                    SampleSystem.document(key(number), TEAM, COMPONENTS))
                .ok());
    Installation.await(
        "all systems assessed", LIMIT, () -> assessed() >= systems && waiting() == 0);
  }

  /** A safeguard of the organisation; its registration concerns every system. */
  String registerSafeguard(Edition.Control control) {
    Instant from = Instant.now().minus(Duration.ofDays(30));
    ObjectNode safeguard = Json.mapper().createObjectNode();
    safeguard.put("organisation", true).put("control", control.id()).put("status", "IMPLEMENTED");
    safeguard.putObject("scope").put("type", "ORGANISATION");
    safeguard.put("implementedFrom", from.toString());
    safeguard.put("statement", "as the policy says").put("owner", "security");
    String id =
        installation
            .api()
            .post(ASSESSOR, Service.ASSESSMENT, "/api/v1/safeguards", safeguard)
            .ok()
            .path("id")
            .asText();
    ObjectNode evidence = Json.mapper().createObjectNode();
    evidence.put("organisation", true).put("kind", control.inPlace().getFirst().getFirst());
    evidence.put("outcome", "PASS").put("method", "TEST").put("producer", "audit");
    evidence.put("collectedAt", from.plusSeconds(1).toString());
    evidence.put("digest", SampleSystem.digest(control.id(), "evidence"));
    evidence.putArray("safeguards").add(id);
    installation.api().post(ASSESSOR, Service.ASSESSMENT, "/api/v1/evidence", evidence).ok();
    return id;
  }

  private long editions() {
    return installation.count(Service.ASSESSMENT, "select count(*) from edition_copy where active");
  }

  long assessed() {
    return installation.count(
        Service.ASSESSMENT, "select count(*) from assessed_system where current_id is not null");
  }

  long waiting() {
    return installation.count(Service.ASSESSMENT, "select count(*) from assessment_trigger");
  }

  private interface Numbered {
    void run(int number);
  }

  private static void forEach(int count, Numbered work) {
    Semaphore slots = new Semaphore(AT_ONCE);
    AtomicInteger failed = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < count; number++) {
        int one = number;
        slots.acquireUninterruptibly();
        threads.execute(
            () -> {
              try {
                work.run(one);
              } catch (RuntimeException e) {
                if (failed.getAndIncrement() == 0) {
                  System.out.println("first failure: " + e);
                }
              } finally {
                slots.release();
              }
            });
        if ((number + 1) % 1000 == 0) {
          System.out.printf("  %d of %d%n", number + 1, count);
        }
      }
    }
    if (failed.get() > 0) {
      throw new IllegalStateException(failed + " of " + count + " failed");
    }
  }
}
