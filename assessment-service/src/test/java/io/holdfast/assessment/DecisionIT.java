// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DecisionIT {

  private static final String APPROVER = Tokens.of("approver@" + Inventory.TEAM);
  private static final Map<String, String> REASON = Map.of("reason", "agreed in the risk board");

  private final Inventory inventory = new Inventory();

  @BeforeEach
  void registersTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
  }

  static Map<String, Object> request(String system, String kind, Map<String, Object> more) {
    Map<String, Object> request = new HashMap<>(more);
    request.put("system", system);
    request.put("kind", kind);
    request.put("reason", "because of a test");
    return request;
  }

  /** The id of a declaration. */
  static String declaration(String system, String evidence) {
    return Api.post(
            "/decisions",
            request(
                system,
                "DECLARATION",
                Map.of("requirement", "CRA-II.8", "evidence", List.of(evidence))))
        .path("id");
  }

  private Response decide(String kind, Map<String, Object> more) {
    return Api.post("/decisions", request(inventory.key, kind, more));
  }

  private Map<String, Object> acceptance(String scenario) {
    return Map.of(
        "scenarios",
        List.of(scenario),
        "until",
        Instant.now().plus(Duration.ofDays(90)).toString());
  }

  private static JsonNode byId(JsonNode list, String id) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String firstWith(JsonNode assessment, String residual) {
    return StreamSupport.stream(assessment.path("scenarios").spliterator(), false)
        .filter(each -> each.path("evidenced").path("level").asText().equals(residual))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  private static String state(String decision) {
    return Api.get("/decisions/" + decision).path("state");
  }

  @Test
  void anAcceptanceBeginsWithASecondPersonAndLapsesWithTheVersion() {
    String scenario = firstWith(Api.await(inventory.key), "M");
    String id = decide("RISK_ACCEPTANCE", acceptance(scenario)).path("id");
    assertThat(state(id)).isEqualTo("PROPOSED");

    Api.post("/decisions/" + id + "/approve", REASON, APPROVER).then().statusCode(200);

    JsonNode accepted =
        Api.await(
            inventory.key,
            one ->
                byId(one.path("scenarios"), scenario).path("status").asText().equals("ACCEPTED"));
    JsonNode covered = byId(accepted.path("scenarios"), scenario);
    assertThat(covered.path("acceptance").asText()).isEqualTo(id);
    assertThat(covered.path("statusWithoutAcceptance").asText()).isNotEqualTo("ACCEPTED");
    assertThat(state(id)).isEqualTo("IN_FORCE");

    ((com.fasterxml.jackson.databind.node.ObjectNode)
            inventory
                .component(scenario.substring(scenario.indexOf('@') + 1))
                .withObject("/version"))
        .put("label", "another")
        .put("since", Instant.now().minusSeconds(1).toString());
    inventory.edit();
    JsonNode lapsed =
        Api.await(
            inventory.key,
            one ->
                !byId(one.path("scenarios"), scenario).path("status").asText().equals("ACCEPTED"));
    assertThat(byId(lapsed.path("decisions"), id).path("because")).hasSize(1);
    assertThat(state(id)).isEqualTo("BINDING_CHANGED");
    Api.get("/decisions?system=" + inventory.key)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
    Api.get("/decisions/" + id + "/history")
        .then()
        .body("action", equalTo(List.of("proposed", "approved")));
  }

  @Test
  void nobodyApprovesWhatTheyWrote() {
    String both = Tokens.user("ada", "assessor@" + Inventory.TEAM, "approver@" + Inventory.TEAM);
    String scenario = firstWith(Api.await(inventory.key), "M");
    String id =
        Api.post(
                "/decisions", request(inventory.key, "RISK_ACCEPTANCE", acceptance(scenario)), both)
            .path("id");

    Api.post("/decisions/" + id + "/approve", REASON, both).then().statusCode(403);
    Api.post("/decisions/" + id + "/approve", Map.of(), APPROVER)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
    Api.post("/decisions/" + id + "/reject", REASON, APPROVER).then().statusCode(200);
    assertThat(state(id)).isEqualTo("REJECTED");
    Api.post("/decisions/" + id + "/approve", REASON, APPROVER).then().statusCode(409);
    Api.post("/decisions/" + id + "/withdraw", REASON).then().statusCode(409);
  }

  @Test
  void whatCannotBeDecidedIsRefusedByField() {
    refused(422, "/scenarios/0", "RISK_ACCEPTANCE", acceptance("TF-99@nothing"));
    refused(
        400,
        "/until",
        "RISK_ACCEPTANCE",
        Map.of("scenarios", List.of("a@b"), "until", "2026-01-01T00:00:00Z"));
    refused(400, "/scenarios", "RISK_ACCEPTANCE", Map.of("until", "2099-01-01T00:00:00Z"));
    refused(400, "/level", "NOT_APPLICABLE", Map.of("requirement", "CRA-II.8", "level", "M"));
    refused(422, "/requirement", "NOT_APPLICABLE", Map.of("requirement", "CRA-99"));
    refused(422, "/level", "TOLERANCE", Map.of("level", "VH"));
    refused(
        422,
        "/evidence/0",
        "CARRY_OVER",
        Map.of(
            "evidence",
            List.of("01a20a2f-3833-7aca-90ed-51035cbddb9f"),
            "component",
            "scoring-model",
            "version",
            Map.of("digest", Inventory.V8)));
    refused(
        400,
        "/version/digest",
        "CARRY_OVER",
        Map.of(
            "evidence",
            List.of("01a20a2f-3833-7aca-90ed-51035cbddb9f"),
            "component",
            "scoring-model",
            "version",
            Map.of("digest", "none")));
    Api.get("/decisions").then().statusCode(400).body("errors[0].pointer", equalTo("?system"));
    Api.get("/decisions?system=" + inventory.key + "&kind=WISH").then().statusCode(400);
    Api.get("/decisions/01a20a2f-3833-7aca-90ed-51035cbddb9f").then().statusCode(404);
  }

  @Test
  void nobodyAcceptsMoreThanTheOrganisationAllows() {
    inventory.profile().withObject("/impact/integrity").put("level", "VH");
    inventory.edit();
    JsonNode risky =
        Api.await(
            inventory.key, one -> one.path("scenarios").findValuesAsText("level").contains("H"));

    refused(422, "/scenarios/0", "RISK_ACCEPTANCE", acceptance(firstWith(risky, "H")));
  }

  private void refused(int status, String pointer, String kind, Map<String, Object> more) {
    decide(kind, more).then().statusCode(status).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void carriedOverEvidenceKeepsItsSafeguardsCredited() {
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
    inventory.retrain("8", Inventory.V8, Instant.now().minusSeconds(1));
    inventory.edit();
    Api.await(inventory.key, one -> Api.verdict(one).equals("NOT_MET"));

    JsonNode evidence =
        Api.get("/evidence?limit=100&system=" + inventory.key).as(JsonNode.class).path("items");
    for (JsonNode each : evidence) {
      if (each.path("subjects").findValuesAsText("component").contains("scoring-model")) {
        decide(
                "CARRY_OVER",
                Map.of(
                    "evidence",
                    List.of(each.path("id").asText()),
                    "component",
                    "scoring-model",
                    "version",
                    Map.of("digest", Inventory.V8)))
            .then()
            .statusCode(201);
      }
    }

    JsonNode carried = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
    assertThat(carried.path("decisions").findValuesAsText("state")).containsOnly("IN_FORCE");
  }

  @Test
  void aRequirementIsNotApplicableUntilThatIsWithdrawn() {
    String id = decide("NOT_APPLICABLE", Map.of("requirement", "CRA-II.8")).path("id");
    JsonNode without =
        Api.await(
            inventory.key,
            one -> byId(one.path("requirements"), "CRA-II.8").path("justified").asBoolean());
    assertThat(byId(without.path("requirements"), "CRA-II.8").path("status").asText())
        .isEqualTo("NOT_APPLICABLE");

    Api.post("/decisions/" + id + "/withdraw", REASON).then().statusCode(200);

    Api.await(
        inventory.key,
        one -> !byId(one.path("requirements"), "CRA-II.8").path("justified").asBoolean());
    assertThat(state(id)).isEqualTo("WITHDRAWN");
  }

  @Test
  void theApprovalOfAnAssessmentLapsesWhenItGetsWorse() {
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    JsonNode good = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
    Map<String, Object> request =
        request(
            inventory.key, "ASSESSMENT_APPROVAL", Map.of("assessment", good.path("id").asText()));
    Api.post("/decisions", request).then().statusCode(403);
    String id = Api.post("/decisions", request, APPROVER).path("id");
    assertThat(state(id)).isEqualTo("IN_FORCE");

    inventory.retrain("8", Inventory.V8, Instant.now().minusSeconds(1));
    inventory.edit();
    Api.await(inventory.key, one -> Api.verdict(one).equals("NOT_MET"));

    assertThat(state(id)).isIn("RESIDUAL_WORSE", "BINDING_CHANGED");
    Api.post("/decisions", request, APPROVER).then().statusCode(409);
  }
}
