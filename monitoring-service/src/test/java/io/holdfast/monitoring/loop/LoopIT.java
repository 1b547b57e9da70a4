// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LoopIT {

  @Inject Jdbi jdbi;
  @Inject ReaskCases reask;

  private final String alias = "pkg:mlflow/" + Posted.unique("model");
  private final Map<String, List<String>> aliases = Map.of("scoring-model", List.of(alias));
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM);

  private JsonNode opened() {
    return system.told(1).getFirst().data();
  }

  private String openCase() {
    system.registers(aliases);
    return Posted.accepted(Posted.trained(alias, "8"));
  }

  @Test
  void anEventBecomesACaseOnKafka() {
    String id = openCase();

    Records.Published told = system.told(1).getFirst();
    EventContracts.check(told);
    assertThat(told.headers())
        .containsEntry("ce_type", "io.holdfast.lifecycle.case-opened.v1")
        .containsEntry("ce_source", "/monitoring-service")
        .containsEntry("ce_subject", system.key())
        .containsEntry("ce_team", Posted.TEAM);
    assertThat(told.data().path("eventId").asText()).isEqualTo(id);
    assertThat(told.data().path("systemId").asText()).isEqualTo(system.id());
    assertThat(told.data().path("reasked").asBoolean()).isFalse();
    assertThat(told.data().at("/components/0").asText()).isEqualTo("scoring-model");
    assertThat(told.data().at("/matches/0/alias").asText()).isEqualTo(alias);
    assertThat(told.data().at("/matches/0/how").asText()).isEqualTo("EXACT");
    assertThat(told.data().at("/event/type").asText()).isEqualTo("model.trained");
    assertThat(told.data().at("/event/subjects/0/version").asText()).isEqualTo("8");
    assertThat(told.data().at("/event/actor/client").asText()).isEqualTo("retail-credit-pipeline");
  }

  @Test
  void theLoopCloses() {
    String id = openCase();
    JsonNode opened = opened();
    Posted.awaitState(id, "open");

    system.answers(opened, "REVISED", aliases);
    JsonPath revised =
        Posted.await(id, event -> "REVISED".equals(event.getString("cases[0].state")));
    assertThat(revised.getString("state")).isEqualTo("open");
    assertThat(revised.getString("cases[0].inventory.answer")).isEqualTo("REVISED");

    system.assessed(List.of(opened.path("caseId").asText()), "MET", "NOT_MET");
    JsonPath closed = Posted.awaitState(id, "closed");

    assertThat(closed.getString("cases[0].state")).isEqualTo("CLOSED");
    assertThat(closed.getString("cases[0].answer")).isEqualTo("ASSESSED");
    assertThat(closed.getString("cases[0].system.key")).isEqualTo(system.key());
    assertThat(closed.getInt("cases[0].revision")).isEqualTo(2);
    assertThat(closed.getString("cases[0].verdictBefore.AI_ACT_ART_15")).isEqualTo("MET");
    assertThat(closed.getString("cases[0].verdictAfter.AI_ACT_ART_15")).isEqualTo("NOT_MET");
    assertThat(closed.getString("cases[0].changes.evidenceInvalidated[0].reason"))
        .isEqualTo("retrained");
    assertThat(closed.getLong("cases[0].durationsMs.closed")).isNotNegative();
    assertThat(closed.getString("closedAt")).isNotNull();
    assertThat(closed.getBoolean("late")).isFalse();
  }

  @Test
  void aRejectionWaitsForTheAssessmentToSaySo() {
    String id = openCase();
    JsonNode opened = opened();

    system.answers(opened, "REJECTED", aliases);
    Posted.await(id, event -> "REJECTED".equals(event.getString("cases[0].inventory.answer")));
    assertThat(Posted.get(id).getString("state")).isEqualTo("open");

    system.notAssessed(List.of(opened.path("caseId").asText()), "REJECTED");
    JsonPath closed = Posted.awaitState(id, "closed");
    assertThat(closed.getString("cases[0].answer")).isEqualTo("NOT_ASSESSED");
    assertThat(closed.getString("cases[0].reason")).isEqualTo("REJECTED");
  }

  @Test
  void aCaseClosesOnceAndLaterAnswersAreKept() {
    String id = openCase();
    String caseId = opened().path("caseId").asText();
    system.assessed(List.of(caseId), "MET", "NOT_MET");
    Posted.awaitState(id, "closed");

    system.notAssessed(List.of(caseId), "SKIPPED");
    system.answers(opened(), "REVISED", aliases);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("select count(*) from case_answer where case_id = ?", caseId) == 3);
    JsonPath event = Posted.get(id);
    assertThat(event.getString("cases[0].answer")).isEqualTo("ASSESSED");
    assertThat(event.getString("cases[0].state")).isEqualTo("CLOSED");
    assertThat(event.getString("cases[0].inventory.answer")).isEqualTo("REVISED");
  }

  private int count(String sql, String id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, UUID.fromString(id)).mapTo(Integer.class).one());
  }

  @Test
  void anEventClosesWithTheLastOfItsCases() {
    PlayedSystem other = PlayedSystem.ofTeam(Posted.TEAM).registers(aliases);
    system.registers(aliases);
    PlayedSystem.awaitKnown(jdbi, alias, 2);
    String id = Posted.accepted(Posted.trained(alias, "8"));
    String first = opened().path("caseId").asText();
    String second = other.told(1).getFirst().data().path("caseId").asText();

    system.assessed(List.of(first), "MET", "MET");
    Posted.await(id, event -> event.getList("cases.state").contains("CLOSED"));
    assertThat(Posted.get(id).getString("state")).isEqualTo("open");

    other.assessed(List.of(second), "MET", "MET");
    Posted.awaitState(id, "closed");
  }

  @Test
  void oneAnswerClosesManyCases() {
    system.registers(aliases);
    List<String> ids =
        List.of("1", "2", "3").stream()
            .map(version -> Posted.accepted(Posted.trained(alias, version)))
            .toList();
    List<String> cases =
        system.told(3).stream().map(told -> told.data().path("caseId").asText()).toList();

    system.assessed(cases, "MET", "NOT_MET");

    ids.forEach(id -> Posted.awaitState(id, "closed"));
  }

  @Test
  void anOverdueCaseIsAskedAgainEachTimeAfterALongerPause() {
    openCase();
    String caseId = opened().path("caseId").asText();
    overdue(caseId);

    reask.reaskDue();
    reask.reaskDue();

    List<Records.Published> told = system.told(2);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().data().path("reasked").asBoolean()).isTrue();
    assertThat(told.getLast().data().path("caseId").asText()).isEqualTo(caseId);
    assertThat(told.getLast().data().path("event")).isEqualTo(told.getFirst().data().path("event"));
    assertThat(
            count(
                "select extract(epoch from next_reask_at - now())::int from lifecycle_case where id = ?",
                caseId))
        .isBetween(590, 600);
  }

  private void overdue(String caseId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lifecycle_case set next_reask_at = now() - interval '1 second' where id = ?",
                UUID.fromString(caseId)));
  }

  @Test
  void aLateCaseShows() {
    String id = openCase();
    String caseId = opened().path("caseId").asText();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update lifecycle_case set accepted_at = now() - interval '61 seconds' where id = ?",
                UUID.fromString(caseId)));

    assertThat(Posted.get(id).getBoolean("late")).isTrue();
    assertThat(Posted.get(id).getBoolean("cases[0].late")).isTrue();
  }

  @Test
  void anAnswerToAnUnknownCaseHurtsNobody() {
    system.notAssessed(List.of(UUID.randomUUID().toString(), "no-uuid"), "REJECTED");
    String id = openCase();
    system.assessed(List.of(opened().path("caseId").asText()), "MET", "MET");
    Posted.awaitState(id, "closed");
  }
}
