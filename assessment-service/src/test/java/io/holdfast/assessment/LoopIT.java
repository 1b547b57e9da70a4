// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LoopIT {

  private final Inventory inventory = new Inventory();
  @Inject Jdbi jdbi;

  @BeforeEach
  void publishesTheEdition() {
    Catalogue.publish();
  }

  @Test
  void aRetrainTakesTheVerdictAndNewEvidenceBringsItBack() {
    inventory.register();
    JsonNode bare = Api.await(inventory.key);
    assertThat(bare.path("class").path("type").asText()).isEqualTo("HIGH_RISK");
    assertThat(Api.verdict(bare)).isEqualTo("NOT_MET");

    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    JsonNode proven = Api.await(inventory.key, one -> one.path("safeguards").size() > 20);
    String before = Api.verdict(proven);
    assertThat(before).isNotEqualTo("NOT_MET").isNotEqualTo("UNATTAINABLE");

    inventory.retrain("8", Inventory.V8, Instant.now().minus(Duration.ofMinutes(2)));
    String caseId = inventory.revisedByCase("model.trained", Map.of());
    Records.Published answer = inventory.awaitAnswer(caseId);
    EventContracts.check(answer);
    JsonNode told = answer.data();
    assertThat(told.path("kind").asText()).isEqualTo("LIVE");
    assertThat(told.path("previous").path("verdicts").path("AI_ACT_ART_15").asText())
        .isEqualTo(before);
    assertThat(told.path("verdicts").path("AI_ACT_ART_15").asText()).isEqualTo("NOT_MET");
    assertThat(told.at("/changes/evidenceInvalidated").findValuesAsText("reason"))
        .contains("IDENTITY_NOT_CURRENT");
    assertThat(told.at("/changes/safeguardsUncredited")).isNotEmpty();
    assertThat(told.at("/changes/scenariosWorse")).isNotEmpty();

    JsonNode fallen = Api.await(inventory.key);
    assertThat(fallen.path("cases").findValuesAsText("caseId")).containsExactly(caseId);
    assertThat(fallen.path("previous").asText()).isEqualTo(proven.path("id").asText());
    assertThat(fallen.at("/changes/causes")).isNotEmpty();
    List<Records.Published> all =
        inventory.awaitAnswers(
            events -> events.stream().anyMatch(one -> one.type().contains("uncredited")));
    all.forEach(EventContracts::check);
    assertThat(all).anyMatch(one -> one.type().contains("verdict-changed"));

    Api.addEvidence(inventory.key, safeguards, "new-evidence");
    JsonNode recovered = Api.await(inventory.key, one -> Api.verdict(one).equals(before));
    assertThat(recovered.path("revision").asLong()).isEqualTo(2);
  }

  @Test
  void aStormOfCasesMakesFewRunsAndOneAnswerEach() {
    inventory.register();
    Api.await(inventory.key);
    List<String> cases = new ArrayList<>();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              holdAsARunDoes();
              for (int i = 0; i < 200; i++) {
                cases.add(inventory.unchangedByCase("model.trained", Map.of()));
              }
              Awaitility.await()
                  .atMost(Duration.ofSeconds(30))
                  .until(() -> Api.pendingTriggers(inventory.key) >= cases.size());
            });
    List<Records.Published> all =
        inventory.awaitAnswers(events -> answered(events).containsAll(cases));
    assertThat(answered(all)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(cases);
    assertThat(all.stream().filter(one -> !answered(List.of(one)).isEmpty())).as("runs").hasSize(1);
    JsonNode history =
        Api.get("/assessments/" + inventory.key + "/history?limit=1").as(JsonNode.class);
    JsonNode last = history.path("items").get(0);
    assertThat(last.path("unchanged").asBoolean()).isTrue();
    assertThat(last.path("resultOf").asText()).isNotEqualTo(last.path("id").asText());
  }

  /** While a run of a system is in flight, no other one begins. */
  private void holdAsARunDoes() {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select 1 from assessed_system where system_id = :system for update")
                .bind("system", inventory.id)
                .mapTo(Integer.class)
                .one());
  }

  private static List<String> answered(List<Records.Published> events) {
    return events.stream()
        .flatMap(one -> one.data().path("cases").findValuesAsText("caseId").stream())
        .toList();
  }

  @Test
  void aCaseThatIsAskedAgainGetsTheSameAnswer() {
    inventory.register();
    Api.await(inventory.key);
    String caseId = inventory.unchangedByCase("model.trained", Map.of());
    Records.Published first = inventory.awaitAnswer(caseId);

    inventory.answer(
        caseId,
        "unchanged",
        "UNCHANGED",
        "model.trained",
        Map.of(),
        Map.of("revision", inventory.revision()));

    List<Records.Published> both =
        inventory.awaitAnswers(events -> Inventory.answers(events, caseId).size() == 2);
    assertThat(Inventory.answers(both, caseId).getLast().data().path("assessmentId"))
        .isEqualTo(first.data().path("assessmentId"));
  }

  @Test
  void aCandidateIsAssessedAndTheLiveVerdictStays() {
    inventory.register();
    Map<String, String> safeguards = register();
    JsonNode live = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));

    String caseId =
        inventory.candidate("9", "sha256:" + "9".repeat(64), Instant.now().minusSeconds(60));

    JsonNode told = inventory.awaitAnswer(caseId).data();
    EventContracts.check("io.holdfast.assessment.assessed.v1", told);
    assertThat(told.path("kind").asText()).isEqualTo("CANDIDATE");
    assertThat(told.at("/candidate/version/label").asText()).isEqualTo("9");
    assertThat(told.at("/verdicts/AI_ACT_ART_15").asText()).isEqualTo("NOT_MET");
    assertThat(told.at("/previous/assessmentId").asText()).isEqualTo(live.path("id").asText());
    assertThat(Api.await(inventory.key).path("id")).isEqualTo(live.path("id"));
    JsonNode candidates =
        Api.get("/assessments/" + inventory.key + "/candidates").as(JsonNode.class);
    assertThat(candidates.path("items")).hasSize(1);
    String id = candidates.path("items").get(0).path("id").asText();
    Api.get("/assessments/by-id/" + id).then().statusCode(200);
    assertThat(safeguards).isNotEmpty();
  }

  private Map<String, String> register() {
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    return safeguards;
  }

  @Test
  void whatTheInventoryRejectsIsAnsweredWithoutAnAssessment() {
    inventory.register();
    JsonNode before = Api.await(inventory.key);
    String caseId = inventory.rejected();
    Records.Published answer = inventory.awaitAnswer(caseId);
    EventContracts.check(answer);
    assertThat(answer.type()).isEqualTo("io.holdfast.assessment.not-assessed.v1");
    assertThat(answer.data().path("reason").asText()).isEqualTo("REJECTED");
    assertThat(Api.await(inventory.key).path("id")).isEqualTo(before.path("id"));
  }

  @Test
  void findingsOpenAndClose() {
    inventory.register();
    JsonNode before = Api.await(inventory.key);
    Map<String, Object> finding =
        Map.of("finding", Map.of("key", "CVE-2026-1", "severity", "VH", "exploitable", true));
    JsonNode worse =
        inventory.awaitAnswer(inventory.unchangedByCase("vulnerability.disclosed", finding)).data();
    assertThat(worse.path("unchanged").asBoolean()).isFalse();
    JsonNode open = Api.await(inventory.key);
    assertThat(open.path("scenarios").toString()).contains("FINDING_OPEN");

    inventory.awaitAnswer(inventory.unchangedByCase("vulnerability.resolved", finding));
    JsonNode closed = Api.await(inventory.key);
    assertThat(closed.path("scenarios").toString()).doesNotContain("FINDING_OPEN");
    assertThat(closed.path("verdicts")).isEqualTo(before.path("verdicts"));
    String path = "/assessments/" + inventory.key + "/findings";
    JsonNode lines = Api.get(path + "?kind=VULNERABILITY").as(JsonNode.class).path("items");
    assertThat(lines.findValuesAsText("action")).containsExactly("CLOSED", "OPENED");
    assertThat(open.path("scenarios").toString()).contains(lines.get(1).path("id").asText());
    assertThat(lines.get(1).path("caseId").asText()).isNotEmpty();
    String link = open.at("/links/FINDING").asText().replace("/api/v1", "");
    Api.get(link.replace("{id}", lines.get(1).path("id").asText()))
        .then()
        .statusCode(200)
        .body("action", is("OPENED"));
    Api.get(link.replace("{id}", inventory.id.toString())).then().statusCode(404);
    Api.get(path + "?kind=BAD").then().statusCode(400);
  }

  @Test
  void anEvaluationThatACaseCarriesBecomesEvidence() {
    inventory.register();
    Api.await(inventory.key);
    Map<String, Object> event =
        Map.of(
            "subjects",
            List.of(
                Map.of(
                    "alias", "pkg:mlflow/credit-scoring", "version", "7", "digest", Inventory.V7)),
            "evaluation",
            Map.of(
                "kind",
                "EV-01",
                "outcome",
                "PASS",
                "method",
                "TEST",
                "collectedAt",
                Instant.now().toString(),
                "reportDigest",
                "sha256:" + "c".repeat(64),
                "metrics",
                Map.of("accuracy", 0.93)));
    String caseId = inventory.unchangedByCase("evaluation.completed", event);
    inventory.awaitAnswer(caseId);
    JsonNode list = Api.get("/evidence?system=" + inventory.key).as(JsonNode.class);
    JsonNode evidence = list.path("items").get(0);
    assertThat(evidence.path("caseId").asText()).isEqualTo(caseId);
    assertThat(evidence.at("/subjects/0/digest").asText()).isEqualTo(Inventory.V7);
    assertThat(evidence.at("/metrics/accuracy").asDouble()).isEqualTo(0.93);
  }

  @Test
  void aRetiredSystemStaysVisibleAndItsCasesAreAnswered() {
    inventory.register();
    Api.await(inventory.key);
    inventory.retire();
    String caseId = UUID.randomUUID().toString();
    inventory.answer(
        caseId,
        "rejected",
        "REJECTED",
        "model.trained",
        Map.of(),
        Map.of("retired", true, "reason", "RETIRED"));
    Records.Published answer = inventory.awaitAnswer(caseId);
    assertThat(answer.data().path("reason").asText()).isEqualTo("RETIRED");
    JsonNode assessment = Api.await(inventory.key);
    assertThat(assessment.at("/system/state").asText()).isEqualTo("RETIRED");
  }
}
