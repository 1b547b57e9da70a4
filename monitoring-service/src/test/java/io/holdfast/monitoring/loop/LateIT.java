// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LateIT {

  @Inject Jdbi jdbi;
  @Inject TellLateCases late;

  private final String alias = "pkg:mlflow/" + Posted.unique("late");
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM);

  @Test
  void aCaseThatNeedsLongerThanTheObjectiveIsToldOnce() {
    system.registers("scoring-model", alias);
    String id = Posted.accepted(Posted.trained(alias, "8"));
    system.told(1);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lifecycle_case set accepted_at = accepted_at - interval '1 hour' where event_id = ?",
                UUID.fromString(id)));

    late.tell();
    late.tell();

    List<Records.Published> told = system.told(2);
    Records.Published breach = told.get(1);
    EventContracts.check(breach);
    assertThat(told).hasSize(2);
    assertThat(breach.headers()).containsEntry("ce_type", "io.holdfast.lifecycle.case-late.v1");
    assertThat(breach.data().path("eventId").asText()).isEqualTo(id);
    assertThat(breach.data().path("waitsFor").asText()).isEqualTo("INVENTORY");
    assertThat(breach.data().path("objectiveSeconds").asLong()).isEqualTo(60);
    Posted.as(Posted.reader())
        .get(Posted.PATH + "?state=open&system=" + system.key())
        .then()
        .body(
            "items.reason", hasItem("waits for the inventory's answer, longer than the objective"));
  }

  /**
   * Matching tells of cases by the ids of their systems. The watch comes to the same two while it
   * does, and would tell of the other one first if it went by age.
   */
  @Test
  void lateCasesAreToldInTheOrderOfMatching() throws Exception {
    PlayedSystem other = PlayedSystem.ofTeam(Posted.TEAM);
    String first = Stream.of(system.id(), other.id()).min(Comparator.naturalOrder()).orElseThrow();
    String last = first.equals(system.id()) ? other.id() : system.id();
    system.registers("scoring-model", alias);
    other.registers("scoring-model", alias);
    PlayedSystem.awaitKnown(jdbi, alias, 2);
    UUID event = UUID.fromString(Posted.accepted(Posted.trained(alias, "8")));
    system.told(1);
    other.told(1);

    CompletableFuture<Integer> watch =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  lockOutboxKey(first);
                  makeLate(event, last);
                  CompletableFuture<Integer> told = CompletableFuture.supplyAsync(late::tell);
                  awaitThatSomebodyWaitsForThisTransaction();
                  lockOutboxKey(last);
                  return told;
                });

    assertThat(watch.get(20, TimeUnit.SECONDS)).isNotNegative();
    assertThat(system.told(2)).hasSize(2);
    assertThat(other.told(2)).hasSize(2);
  }

  /** In a transaction of its own; the case of one system is the older one. */
  private void makeLate(UUID event, String oldest) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            update lifecycle_case set accepted_at = accepted_at
                              - case when system_id = ? then interval '2 hours'
                                else interval '1 hour' end
                            where event_id = ?
                            """,
                            UUID.fromString(oldest),
                            event)));
  }

  /** As an append to the outbox does; fails at once when another transaction holds it. */
  private void lockOutboxKey(String system) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select key from outbox_key where topic = ? and key = ? for update nowait")
                .bind(0, PlayedSystem.LIFECYCLE)
                .bind(1, system)
                .mapTo(String.class)
                .one());
  }

  private void awaitThatSomebodyWaitsForThisTransaction() {
    Awaitility.await("the watch waits")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select exists (select 1 from pg_locks
                                  where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
                                """)
                            .mapTo(Boolean.class)
                            .one()));
  }

  @Test
  void whatNobodyRegisteredSaysWhatToDo() {
    String id = Posted.accepted(Posted.trained(alias, "8"));
    Posted.awaitState(id, "unmatched");

    Posted.as(Posted.reader())
        .get(Posted.PATH + "?state=unmatched&limit=500")
        .then()
        .body("items.find { it.id == '" + id + "' }.reason", containsString(alias))
        .body("items.find { it.id == '" + id + "' }.nextStep", containsString("register"));
  }
}
