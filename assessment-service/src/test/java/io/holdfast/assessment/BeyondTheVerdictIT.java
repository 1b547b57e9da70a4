// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Difference, what-if, plan and as-of, on the example as it stands and as it would. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BeyondTheVerdictIT {

  private static final String MODEL = "scoring-model";

  private final Inventory inventory = new Inventory();
  private JsonNode proven;

  @BeforeEach
  void registersTheExample() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    proven = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
  }

  private Response whatIf(Map<String, Object> request) {
    return Api.post("/assessments/" + inventory.key + "/what-if", request);
  }

  private static String verdictOf(JsonNode response) {
    return Api.verdict(response.path("result"));
  }

  private JsonNode get(String what) {
    return Api.get("/assessments/" + inventory.key + what)
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class);
  }

  private static Map<String, Object> retrain() {
    return Map.of(
        "component", MODEL, "label", "8", "digest", Inventory.V8, "change", "MODEL_RETRAINED");
  }

  @Test
  void aRetrainThatDidNotHappenShowsWhatItWouldDo() {
    JsonNode would = whatIf(Map.of("versions", List.of(retrain()))).as(JsonNode.class);

    assertThat(verdictOf(would)).isEqualTo("NOT_MET");
    assertThat(would.at("/cybersecurityRisk/scenarios")).isNotEmpty();
    for (JsonNode scenario : would.at("/result/scenarios")) {
      assertThat(Level.valueOf(scenario.at("/evidenced/level").asText()))
          .isLessThanOrEqualTo(Level.valueOf(would.at("/cybersecurityRisk/evidenced").asText()));
    }
    assertThat(would.at("/changes/evidenceInvalidated")).isNotEmpty();
    assertThat(would.at("/explained/0").toString())
        .contains("The version of scoring-model changed")
        .contains("names a version of scoring-model that is not the current one")
        .contains("is no longer credited")
        .contains("The verdict on AI_ACT_ART_15");
    JsonNode now = Api.await(inventory.key);
    assertThat(now.path("id")).isEqualTo(proven.path("id"));
    assertThat(get("/history").path("items").get(0).path("id")).isEqualTo(proven.path("id"));
  }

  @Test
  void evidenceThatWouldBeThereBringsTheVerdictBack() {
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (JsonNode safeguard : proven.path("safeguards")) {
      for (JsonNode use : safeguard.path("evidence")) {
        evidence.add(
            Map.of(
                "kind",
                use.path("kind").asText(),
                "subjects",
                List.of(Map.of("component", MODEL, "digest", Inventory.V8)),
                "safeguards",
                List.of(safeguard.path("id").asText())));
      }
    }

    JsonNode would =
        whatIf(Map.of("versions", List.of(retrain()), "evidence", evidence)).as(JsonNode.class);

    assertThat(verdictOf(would)).isEqualTo(Api.verdict(proven));
  }

  @Test
  void findingsSafeguardsAndTimeMoveTheResult() {
    JsonNode incident =
        whatIf(Map.of("findings", List.of(Map.of("component", MODEL, "kind", "INCIDENT"))))
            .as(JsonNode.class);
    assertThat(verdictOf(incident)).isNotEqualTo(Api.verdict(proven));
    assertThat(incident.at("/changes/scenariosWorse")).isNotEmpty();

    List<String> all = new ArrayList<>();
    proven.path("safeguards").forEach(each -> all.add(each.path("id").asText()));
    JsonNode bare = whatIf(Map.of("withoutSafeguards", all)).as(JsonNode.class);
    assertThat(bare.at("/result/safeguards")).isEmpty();
    assertThat(verdictOf(bare)).isEqualTo("NOT_MET");

    String later = Instant.now().plus(Duration.ofDays(2000)).toString();
    JsonNode aged = whatIf(Map.of("asOf", later)).as(JsonNode.class);
    assertThat(aged.at("/changes/evidenceInvalidated").findValues("reason").toString())
        .contains("TOO_OLD");

    JsonNode same = whatIf(Map.of()).as(JsonNode.class);
    assertThat(same.path("inputsDigest")).isEqualTo(proven.path("inputsDigest"));
    assertThat(same.at("/changes/causes")).isEmpty();
  }

  @Test
  void aDocumentThatWouldBeIsCheckedAndAnAcceptanceBindsToWhatWouldBe() {
    ObjectNode document = inventory.document();
    document.withArray("flows").addObject().put("from", "nowhere").put("to", MODEL);
    whatIf(Map.of("document", document))
        .then()
        .statusCode(422)
        .body("errors.code", hasItems("unknown-reference"))
        .body("errors.pointer[0]", containsString("/document/flows/"));

    JsonNode fallen = whatIf(Map.of("versions", List.of(retrain()))).as(JsonNode.class);
    String worse = fallen.at("/changes/scenariosWorse/0/scenario").asText();
    JsonNode accepted =
        whatIf(
                Map.of(
                    "versions",
                    List.of(retrain()),
                    "acceptances",
                    List.of(Map.of("scenarios", List.of(worse)))))
            .as(JsonNode.class);
    assertThat(accepted.at("/result/decisions/0/state").asText()).isEqualTo("IN_FORCE");
  }

  @Test
  void whatCannotBeIsRefusedWithEveryReason() {
    whatIf(
            Map.of(
                "versions",
                List.of(Map.of("component", MODEL, "digest", Inventory.V8)),
                "safeguards",
                List.of(Map.of("control", "XX-99", "scope", "COMPONENT")),
                "evidence",
                List.of(Map.of("kind", "EV-99", "safeguards", List.of("nobody"))),
                "findings",
                List.of(Map.of("component", "nothing", "kind", "BAD")),
                "withoutEvidence",
                List.of(UUID.randomUUID())))
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/safeguards/0/control",
                "/safeguards/0/component",
                "/evidence/0/kind",
                "/evidence/0/safeguards/0",
                "/findings/0/component",
                "/findings/0/kind",
                "/withoutEvidence/0"));
    whatIf(Map.of("asOf", "2020-01-01T00:00:00Z"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/asOf"));
    whatIf(Map.of("unknown", true)).then().statusCode(400);
    whatIf(Map.of("versions", List.of(Map.of("component", MODEL, "digest", "md5:1"))))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/versions/0/digest"));
  }

  @Test
  void elementsThatAreNoneAreRefusedByTheirPlace() {
    List<String> lists =
        List.of(
            "versions",
            "safeguards",
            "implement",
            "withoutSafeguards",
            "evidence",
            "withoutEvidence",
            "findings",
            "withoutFindings",
            "acceptances",
            "withoutDecisions");
    Map<String, Object> request = new HashMap<>();
    lists.forEach(list -> request.put(list, Collections.singletonList(null)));
    Response refused = whatIf(request);
    refused.then().statusCode(400);
    assertThat(refused.jsonPath().getList("errors.pointer", String.class))
        .containsExactlyElementsOf(lists.stream().map(list -> "/" + list + "/0").toList());

    whatIf(
            Map.of(
                "evidence",
                List.of(Map.of("kind", "EV-01", "subjects", Collections.singletonList(null)))))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/evidence/0/subjects/0"));
  }

  @Test
  void aDocumentOfAnotherFormIsRefusedByItsPlace() {
    refusedDocument("/document/zones", document -> document.putObject("zones").put("a", 1));
    refusedDocument("/document/flows/0", document -> document.putArray("flows").add("x"));
    refusedDocument(
        "/document/components/0", document -> document.putArray("components").addNull());
    refusedDocument(
        "/document/components/0/changes",
        document -> ((ObjectNode) document.at("/components/0")).put("changes", "x"));
    refusedDocument(
        "/document/profile/impact/integrity",
        document -> ((ObjectNode) document.at("/profile/impact")).putNull("integrity"));
    refusedDocument(
        "/document/profile/aiAct/annexI",
        document -> ((ObjectNode) document.at("/profile/aiAct")).put("annexI", "perhaps"));
    refusedDocument(
        "/document/components/0/version/since",
        document ->
            ((ObjectNode) document.at("/components/0")).putObject("version").put("since", "soon"));
  }

  @Test
  void aFieldThatNoDocumentHasIsRefused() {
    refusedDocument("/document/componets", document -> document.putArray("componets"));
    refusedDocument(
        "/document/components/0/infield",
        document -> ((ObjectNode) document.at("/components/0")).put("infield", true));
    refusedDocument(
        "/document/zones/0/exposed",
        document -> ((ObjectNode) document.at("/zones/0")).put("exposed", true));
  }

  private void refusedDocument(String pointer, Consumer<ObjectNode> edit) {
    ObjectNode document = inventory.document();
    edit.accept(document);
    whatIf(Map.of("document", document))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer))
        .body("errors.message", not(hasItem(containsString("io.holdfast"))));
  }

  @Test
  void whereNothingIsWrongThePlanIsEmpty() {
    JsonNode plan = get("/plan");

    assertThat(plan.path("needed").asBoolean()).isFalse();
    assertThat(plan.path("exact").asBoolean()).isTrue();
    assertThat(plan.path("steps")).isEmpty();
  }

  @Test
  void aPlanNamesWhatToDoAndWhatItBuysAndAWhatIfProvesIt() {
    Inventory bare = new Inventory();
    bare.register();
    Api.await(bare.key);
    JsonNode plan = Api.get("/assessments/" + bare.key + "/plan").as(JsonNode.class);
    assertThat(plan.path("needed").asBoolean()).isTrue();
    assertThat(plan.path("steps")).isNotEmpty();
    plan.path("steps").forEach(step -> assertThat(step.path("buys")).isNotEmpty());

    JsonNode would =
        Api.post("/assessments/" + bare.key + "/what-if", request(plan, bare.document()))
            .then()
            .statusCode(200)
            .extract()
            .as(JsonNode.class);

    List<String> intolerable = new ArrayList<>();
    for (JsonNode scenario : would.at("/result/scenarios")) {
      if (!scenario.path("status").asText().equals("TOLERABLE")) {
        intolerable.add(scenario.path("id").asText());
      }
    }
    List<String> unmendable = new ArrayList<>();
    plan.path("unmendable").forEach(id -> unmendable.add(id.asText()));
    assertThat(intolerable).containsExactlyInAnyOrderElementsOf(unmendable);
  }

  /** What the plan says, done, with evidence that names every version. */
  private static Map<String, Object> request(JsonNode plan, JsonNode document) {
    List<Map<String, Object>> subjects = new ArrayList<>();
    for (JsonNode component : document.path("components")) {
      if (component.at("/version/digest").isTextual()) {
        subjects.add(
            Map.of(
                "component",
                component.path("key").asText(),
                "digest",
                component.at("/version/digest").asText(),
                "trainedOn",
                component.at("/version/trainedOn").isArray()
                    ? component.at("/version/trainedOn")
                    : List.of()));
      }
    }
    List<Map<String, Object>> safeguards = new ArrayList<>();
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (JsonNode step : plan.path("steps")) {
      JsonNode action = step.path("action");
      Map<String, Object> safeguard = new java.util.HashMap<>();
      safeguard.put("id", action.path("id").asText());
      safeguard.put("control", action.path("control").asText());
      safeguard.put("scope", action.path("scope").asText());
      if (action.path("component").isTextual()) {
        safeguard.put("component", action.path("component").asText());
      }
      safeguards.add(safeguard);
      for (JsonNode kind : action.path("evidence")) {
        evidence.add(
            Map.of(
                "kind",
                kind.asText(),
                "subjects",
                subjects,
                "safeguards",
                List.of(action.path("id").asText())));
      }
    }
    return Map.of("safeguards", safeguards, "evidence", evidence);
  }

  @Test
  void anyTwoAssessmentsCompare() {
    List<JsonNode> history = new ArrayList<>();
    get("/history").path("items").forEach(history::add);
    String first = history.getLast().path("id").asText();
    String last = history.getFirst().path("id").asText();

    JsonNode forward = get("/difference?from=" + first);
    assertThat(forward.at("/to/id").asText()).isEqualTo(last);
    assertThat(forward.at("/changes/safeguardsCredited")).isNotEmpty();
    JsonNode back = get("/difference?from=" + last + "&to=" + first);
    assertThat(back.at("/changes/safeguardsUncredited").size())
        .isEqualTo(forward.at("/changes/safeguardsCredited").size());
    assertThat(back.path("explained")).isNotEmpty();

    String path = "/assessments/" + inventory.key + "/difference";
    Api.get(path).then().statusCode(400).body("errors[0].pointer", equalTo("?from"));
    Api.get(path + "?from=" + UUID.randomUUID())
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("?from"));
  }

  @Test
  void everyStoredAssessmentIsMadeAgainByteByByte() {
    inventory.retrain("8", Inventory.V8, Instant.now());
    inventory.revisedByCase("model.trained", Map.of());
    Api.await(inventory.key, one -> Api.verdict(one).equals("NOT_MET"));

    for (JsonNode stored : get("/history").path("items")) {
      JsonNode again = get("/as-of?asOf=" + stored.path("asOf").asText());
      assertThat(again.at("/stored/id")).isEqualTo(stored.path("id"));
      assertThat(again.path("inputsDigest")).isEqualTo(stored.path("inputsDigest"));
      assertThat(again.path("resultDigest")).isEqualTo(stored.path("resultDigest"));
      assertThat(again.at("/stored/sameResult").asBoolean()).isTrue();
    }
  }

  @Test
  void instantsThatCannotBeAnsweredAreRefused() {
    String path = "/assessments/" + inventory.key + "/as-of";
    Api.get(path).then().statusCode(400).body("errors[0].pointer", equalTo("?asOf"));
    Api.get(path + "?asOf=yesterday").then().statusCode(400);
    Api.get(path + "?asOf=-300000-01-01T00:00:00Z").then().statusCode(400);
    Api.get(path + "?asOf=" + Instant.now().plus(Duration.ofDays(1)))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("in-the-future"));
    Api.get(path + "?asOf=2020-01-01T00:00:00Z")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("nothing-known"));
  }
}
