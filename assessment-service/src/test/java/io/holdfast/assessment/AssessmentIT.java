// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.holdfast.kit.testing.AccessMatrix;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.OpenApiContract;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AssessmentIT {

  private final Inventory inventory = new Inventory();

  @BeforeEach
  void registersTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
  }

  @Test
  void thePortfolioShowsEverySystemOfTheTeam() {
    Api.get(
            "/assessments?team=retail-credit&verdict=NOT_MET&framework=AI_ACT_ART_15&class=HIGH_RISK&limit=500")
        .then()
        .statusCode(200)
        .body("items.system.key", hasItem(inventory.key))
        .body("items.verdicts.AI_ACT_ART_15", everyItem(equalTo("NOT_MET")));
    given()
        .auth()
        .oauth2(Tokens.of("assessor@tax"))
        .get("/api/v1/assessments?limit=500")
        .then()
        .body("items.system.key", not(hasItem(inventory.key)));
    Api.get("/assessments?verdict=FINE").then().statusCode(400);
    Api.get("/assessments?state=FINE").then().statusCode(400);
    Api.get("/assessments?framework=NONE")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?framework"))
        .body("errors[0].message", containsString("AI_ACT_ART_15"));
    String next = Api.get("/assessments?limit=1").path("next");
    if (next != null) {
      Api.get("/assessments?limit=1&cursor=" + next).then().statusCode(200);
    }
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    String tag = Api.get("/assessments/" + inventory.key).header("ETag");
    given()
        .auth()
        .oauth2(Tokens.of("assessor@retail-credit"))
        .header("If-None-Match", tag)
        .get("/api/v1/assessments/" + inventory.key)
        .then()
        .statusCode(304);
  }

  @Test
  void factsOfTheInventoryAreLinkedByTheKeyThatItKnows() {
    String revision = "/api/v1/systems/" + inventory.key + "/revisions/";
    Api.get("/assessments/" + inventory.key)
        .then()
        .body("links.COMPONENT", containsString(revision))
        .body("links.PROFILE", containsString(revision));
  }

  @Test
  void scenariosAreFilteredAndPaged() {
    Api.get("/assessments/" + inventory.key + "/scenarios?component=scoring-model&limit=2")
        .then()
        .statusCode(200)
        .body("items.component", everyItem(equalTo("scoring-model")));
    Api.get("/assessments/" + inventory.key + "/scenarios?status=BAD").then().statusCode(400);
    Api.get("/assessments/not-there").then().statusCode(404);
  }

  /** Id of a finding of the system. */
  private String finding() {
    Map<String, Object> disclosed = Map.of("finding", Map.of("key", "CVE-2026-2", "severity", "L"));
    inventory.awaitAnswer(inventory.unchangedByCase("vulnerability.disclosed", disclosed));
    return Api.get("/assessments/" + inventory.key + "/findings").path("items[0].id");
  }

  @Test
  void onlyThoseMayWhoShall() {
    String safeguard = Api.post("/safeguards", SafeguardIT.request(inventory.key)).path("id");
    String evidence = Api.post("/evidence", EvidenceIT.request(inventory.key)).path("id");
    String assessment = Api.await(inventory.key).path("id").asText();
    Map<String, String> system = Map.of("system", inventory.key);
    Map<String, String> decision = Map.of("id", DecisionIT.declaration(inventory.key, evidence));
    Map<String, Object> draft = Map.of("draft", ForecastIT.knownDraft());
    Map<String, String> forecast =
        Map.of("id", Api.post("/assessments/forecasts", draft).path("id"));
    new AccessMatrix("retail-credit", "tax")
        .row("listPortfolio", AccessMatrix.READERS)
        .row("getAssessment", AccessMatrix.READERS)
        .object(system)
        .row("getAssessmentById", AccessMatrix.READERS)
        .object(Map.of("id", assessment))
        .row("listAssessments", AccessMatrix.READERS)
        .object(system)
        .row("listCandidates", AccessMatrix.READERS)
        .object(system)
        .row("listScenarios", AccessMatrix.READERS)
        .object(system)
        .row("getDifference", AccessMatrix.READERS)
        .object(system)
        .query(Map.of("from", assessment))
        .row("getPlan", AccessMatrix.READERS)
        .object(system)
        .row("assessAsOf", AccessMatrix.READERS)
        .object(system)
        .query(Map.of("asOf", java.time.Instant.now().toString()))
        .row("whatIf", AccessMatrix.READERS)
        .object(system)
        .body(Map.of())
        .row("getGate", AccessMatrix.READERS)
        .object(system)
        .query(Map.of("component", "scoring-model", "digest", Inventory.V7))
        .row("getGatePolicy", AccessMatrix.READERS)
        .object(system)
        .row("getGatePolicyHistory", AccessMatrix.READERS)
        .object(system)
        .row("putGatePolicy", Set.of("approver"))
        .object(system)
        .query(Map.of("reason", "matrix"))
        .body(Map.of("demandDigest", true, "verdicts", Map.of()))
        .row("listFindings", AccessMatrix.READERS)
        .object(system)
        .row("getFinding", AccessMatrix.READERS)
        .object(Map.of("system", inventory.key, "id", finding()))
        .row("listGateKeys", AccessMatrix.READERS)
        .row("listBulks", AccessMatrix.READERS)
        .row("startForecast", Set.of("catalog-admin", "assessor", "approver"))
        .body(draft)
        .row("listForecasts", AccessMatrix.READERS)
        .row("getForecast", AccessMatrix.READERS)
        .object(forecast)
        .row("listForecastSystems", AccessMatrix.READERS)
        .object(forecast)
        .row("getStatementOfApplicability", AccessMatrix.READERS)
        .row("listRequirementSystems", AccessMatrix.READERS)
        .path(Map.of("requirement", "A.5.1"))
        .row("wipeCopies", Set.of("operator"))
        .inAllTeams()
        .row("registerSafeguard", Set.of("assessor"))
        .body(SafeguardIT.request(inventory.key))
        .writesIntoTeam()
        .row("listSafeguards", AccessMatrix.READERS)
        .row("getSafeguard", AccessMatrix.READERS)
        .object(Map.of("id", safeguard))
        .row("getSafeguardHistory", AccessMatrix.READERS)
        .object(Map.of("id", safeguard))
        .row("changeSafeguardStatus", Set.of("assessor"))
        .object(Map.of("id", safeguard))
        .body(Map.of("status", "PLANNED", "reason", "matrix"))
        .row("addEvidence", Set.of("assessor", "pipeline"))
        .body(EvidenceIT.request(inventory.key))
        .writesIntoTeam()
        .row("listEvidence", AccessMatrix.READERS)
        .row("getEvidence", AccessMatrix.READERS)
        .object(Map.of("id", evidence))
        .row("getEvidenceHistory", AccessMatrix.READERS)
        .object(Map.of("id", evidence))
        .row("getEvidenceContent", AccessMatrix.READERS)
        .object(Map.of("id", evidence))
        .row("removeEvidenceContent", Set.of("operator"))
        .path(Map.of("id", evidence))
        .query(Map.of("reason", "matrix"))
        .inAllTeams()
        .row("takeDecision", Set.of("assessor", "approver"))
        .body(
            DecisionIT.request(inventory.key, "NOT_APPLICABLE", Map.of("requirement", "CRA-II.8")))
        .writesIntoTeam()
        .row("listDecisions", AccessMatrix.READERS)
        .query(system)
        .row("getDecision", AccessMatrix.READERS)
        .object(decision)
        .row("getDecisionHistory", AccessMatrix.READERS)
        .object(decision)
        .row("approveDecision", Set.of("approver"))
        .object(decision)
        .body(Map.of("reason", "matrix"))
        .row("rejectDecision", Set.of("approver"))
        .object(decision)
        .body(Map.of("reason", "matrix"))
        .row("withdrawDecision", Set.of("assessor", "approver"))
        .object(decision)
        .body(Map.of("reason", "matrix"))
        .operationsOf("assessment-service")
        .check();
  }

  @Test
  void theApiIsWhatItsContractSays() {
    OpenApiContract.check("assessment-service");
  }

  @Test
  void examplesOfEventsKeepToTheirSchemas() {
    EventContracts.checkExamples();
  }
}
