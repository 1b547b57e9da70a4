// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.holdfast.monitoring.upstream.SystemRevision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An event and the registration of its alias at the same moment. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MeetingIT {

  private static final int LONG_ENOUGH_TO_OVERTAKE = 700;

  @Inject CopySystem copies;
  @Inject MatchEvents match;
  @Inject MatchStore store;

  private final String alias = "pkg:mlflow/" + Posted.unique("meeting");

  private SystemRevision registration() {
    UUID id = UUID.randomUUID();
    return new SystemRevision(
        id,
        "system-" + id,
        Posted.TEAM,
        false,
        1L,
        "sha256:1",
        Json.tree(
            Map.of("components", List.of(Map.of("key", "model", "aliases", List.of(alias))))));
  }

  @Test
  void anEventWaitsForARegistrationThatHasNotCommitted() throws Exception {
    CountDownLatch registered = new CountDownLatch(1);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> registration =
          thread.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(
                          () -> {
                            copies.apply(registration(), false);
                            registered.countDown();
                            pause();
                          }));
      assertThat(registered.await(10, TimeUnit.SECONDS)).isTrue();

      String id = Posted.accepted(Posted.trained(alias, "1"));

      registration.get();
      assertThat(Posted.awaitState(id, "open").getList("cases")).hasSize(1);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LONG_ENOUGH_TO_OVERTAKE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRegistrationWaitsForAnEventWhoseMatchingHasNotCommitted() throws Exception {
    AtomicReference<String> posted = new AtomicReference<>("");
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      List<Future<?>> registrations = new ArrayList<>();
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                store.takeTurn();
                posted.set(Posted.accepted(Posted.trained(alias, "1")));
                matchUntil(UUID.fromString(posted.get()));
                registrations.add(
                    thread.submit(
                        () ->
                            QuarkusTransaction.requiringNew()
                                .run(() -> copies.apply(registration(), false))));
                pause();
              });
      registrations.getFirst().get();
    }
    assertThat(Posted.awaitState(posted.get(), "open").getList("cases")).hasSize(1);
  }

  private void matchUntil(UUID event) {
    List<UUID> inHand = new ArrayList<>();
    for (int steps = 0; steps < 100 && !inHand.contains(event); steps++) {
      match.step(inHand::addAll);
    }
    assertThat(inHand).contains(event);
  }

  @Test
  void manyMeet() throws Exception {
    int rounds = 60;
    List<String> ids = new ArrayList<>();
    List<PlayedSystem> systems = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<String>> posts = new ArrayList<>();
      List<Future<?>> registrations = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        String name = "pkg:mlflow/" + Posted.unique("race");
        PlayedSystem other = PlayedSystem.ofTeam(Posted.TEAM);
        systems.add(other);
        posts.add(threads.submit(() -> Posted.accepted(Posted.trained(name, "1"))));
        registrations.add(threads.submit(() -> other.registers("model", name)));
      }
      for (Future<String> post : posts) {
        ids.add(post.get());
      }
      for (Future<?> registration : registrations) {
        registration.get();
      }
    }
    for (int i = 0; i < rounds; i++) {
      JsonPath event = Posted.awaitState(ids.get(i), "open");
      assertThat(event.getList("cases")).hasSize(1);
      assertThat(event.getString("cases[0].system.id")).isEqualTo(systems.get(i).id());
    }
  }
}
