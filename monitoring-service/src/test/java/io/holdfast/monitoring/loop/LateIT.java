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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
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
