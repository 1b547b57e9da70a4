// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.Systems;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Records.Published;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnswerCaseIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FEBRUARY = "2026-02-01T00:00:00Z";
  private static final String MARCH = "2026-03-01T00:00:00Z";

  @Test
  void revisesOnARetrainAndCarriesTheEventOn() {
    String id = register("retrained", "TRAINED");
    UUID caseId = open(id, 1, "model.trained", "8", Systems.DIGEST_8, FEBRUARY);

    JsonNode answer = answers(id, 2).get(1).data();

    assertThat(answer.path("answer").asText()).isEqualTo("REVISED");
    assertThat(answer.path("case").path("caseId").asText()).isEqualTo(caseId.toString());
    assertThat(answer.path("case").path("event").path("extra").asText()).isEqualTo("kept");
    assertThat(answer.path("revision").path("number").asInt()).isEqualTo(2);
    JsonNode model = answer.path("revision").path("document").path("components").get(1);
    assertThat(model.path("version").path("digest").asText()).isEqualTo(Systems.DIGEST_8);
    assertThat(model.path("changes").path("MODEL_RETRAINED").asText()).isEqualTo(FEBRUARY);
  }

  @Test
  void neverMovesBackToAnOlderVersion() {
    String id = register("out-of-order", "TRAINED");
    open(id, 1, "model.trained", "8", Systems.DIGEST_8, MARCH);
    open(id, 2, "model.trained", "7b", "sha256:" + "b".repeat(64), FEBRUARY);

    List<Published> answers = answers(id, 3);

    assertThat(answers.get(2).data().path("answer").asText()).isEqualTo("UNCHANGED");
    assertThat(answers.get(2).data().path("reason").asText()).isEqualTo("SUPERSEDED");
    assertThat(
            answers
                .get(2)
                .data()
                .path("revision")
                .path("document")
                .path("components")
                .get(1)
                .path("version")
                .path("label")
                .asText())
        .isEqualTo("8");
    given()
        .auth()
        .oauth2(Tokens.of("assessor@retail-credit"))
        .get("/api/v1/systems/out-of-order/components/model/versions")
        .then()
        .statusCode(200)
        .body("label", org.hamcrest.Matchers.containsInAnyOrder("7", "8", "7b"));
  }

  @Test
  void findsTheSubjectWhateverItsQualifiers() {
    String id = register("qualified", "TRAINED");
    openAs(id, 1, "EXACT", "pkg:mlflow/scoring?repository_url=eu");

    JsonNode answer = answers(id, 2).get(1).data();

    assertThat(answer.path("answer").asText()).isEqualTo("REVISED");
    assertThat(answer.at("/revision/document/components/1/version/label").asText()).isEqualTo("8");
  }

  @Test
  void aComponentThatIsMeantPerhapsChangesButIsNotMoved() {
    String id = register("perhaps", "TRAINED");
    openAs(id, 1, "AMBIGUOUS", "pkg:mlflow/scoring@8?repository_url=eu");

    JsonNode answer = answers(id, 2).get(1).data();

    JsonNode model = answer.at("/revision/document/components/1");
    assertThat(answer.path("answer").asText()).isEqualTo("REVISED");
    assertThat(model.at("/version/label").asText()).isEqualTo("7");
    assertThat(model.at("/changes/MODEL_RETRAINED").asText()).isEqualTo(FEBRUARY);
  }

  /** A retrain whose subject is named otherwise than the component's alias. */
  private static void openAs(String system, long version, String how, String subject) {
    ObjectNode data =
        caseData(system, UUID.randomUUID(), "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    ((ObjectNode) data.at("/matches/0")).put("how", how).put("subject", subject);
    ((ObjectNode) data.at("/event/subjects/0")).put("alias", subject);
    Records.produce(
        "holdfast.lifecycle.v1",
        system,
        0,
        version,
        "io.holdfast.lifecycle.case-opened.v1",
        "retail-credit",
        data);
  }

  @Test
  void answersAVersionThatWaitsForPromotionAsACandidate() {
    String id = register("candidate", "PROMOTED");
    open(id, 1, "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    open(id, 2, "model.promoted", "8", "", MARCH);

    List<Published> answers = answers(id, 3);

    JsonNode waiting = answers.get(1).data();
    assertThat(waiting.path("answer").asText()).isEqualTo("UNCHANGED");
    assertThat(
            waiting
                .path("candidate")
                .path("document")
                .path("components")
                .get(1)
                .path("version")
                .path("digest")
                .asText())
        .isEqualTo(Systems.DIGEST_8);
    JsonNode promoted = answers.get(2).data();
    assertThat(promoted.path("answer").asText()).isEqualTo("REVISED");
    assertThat(
            promoted
                .path("revision")
                .path("document")
                .path("components")
                .get(1)
                .path("version")
                .path("digest")
                .asText())
        .as("the digest is known from the training")
        .isEqualTo(Systems.DIGEST_8);
  }

  @Test
  void repeatsItsAnswerWhenACaseIsAskedAgain() {
    String id = register("asked-again", "TRAINED");
    ObjectNode data =
        caseData(id, UUID.randomUUID(), "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    Records.produce(
        "holdfast.lifecycle.v1",
        id,
        0,
        1,
        "io.holdfast.lifecycle.case-opened.v1",
        "retail-credit",
        data);
    Records.produce(
        "holdfast.lifecycle.v1",
        id,
        0,
        2,
        "io.holdfast.lifecycle.case-opened.v1",
        "retail-credit",
        data.put("reasked", true));

    List<Published> answers = answers(id, 3);

    assertThat(answers.get(2).data().path("answer").asText()).isEqualTo("REVISED");
    assertThat(answers.get(2).data().path("revision").path("number").asInt()).isEqualTo(2);
  }

  @Test
  void rejectsWhatItDoesNotKnow() {
    String unknown = UUID.randomUUID().toString();
    open(unknown, 1, "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    assertThat(answers(unknown, 1).getFirst().data().path("reason").asText())
        .isEqualTo("UNKNOWN_SYSTEM");

    String id = register("retired", "TRAINED");
    given()
        .auth()
        .oauth2(Tokens.of("inventory-editor@retail-credit"))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"old\"}")
        .post("/api/v1/systems/retired/retirement")
        .then()
        .statusCode(200);
    open(id, 1, "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    assertThat(answers(id, 3).get(2).data().path("reason").asText()).isEqualTo("RETIRED");
  }

  @Test
  void answersEventsThatChangeNothing() {
    String id = register("findings", "TRAINED");
    open(id, 1, "evaluation.completed", "7", Systems.DIGEST_7, FEBRUARY);
    open(id, 2, "drift.detected", "7", Systems.DIGEST_7, MARCH);

    List<Published> answers = answers(id, 3);

    assertThat(answers.get(1).data().path("answer").asText()).isEqualTo("UNCHANGED");
    assertThat(answers.get(2).data().path("answer").asText()).isEqualTo("REVISED");
    assertThat(answers.get(2).data().path("revision").path("changes").get(0).path("kind").asText())
        .isEqualTo("INPUT_DRIFT_DETECTED");
  }

  @Test
  void parksWhatCannotBeReadAndAnswersItWhenSkipped() {
    String id = register("poison", "TRAINED");
    ObjectNode poison =
        caseData(id, UUID.randomUUID(), "model.trained", "8", Systems.DIGEST_8, FEBRUARY);
    ((ObjectNode) poison.path("event")).put("occurredAt", "yesterday");
    Records.produce(
        "holdfast.lifecycle.v1",
        id,
        0,
        1,
        "io.holdfast.lifecycle.case-opened.v1",
        "retail-credit",
        poison);
    open(id, 2, "model.trained", "9", Systems.DIGEST_8, MARCH);

    String operations = "/api/v1/operations/inventory-service/inbox";
    org.awaitility.Awaitility.await("parked")
        .atMost(LIMIT)
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Tokens.of("operator@*"))
                    .get(operations + "?state=PARKED")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("items.key")
                    .contains(id));
    String parked =
        given()
            .auth()
            .oauth2(Tokens.of("operator@*"))
            .get(operations)
            .then()
            .extract()
            .path("items.find { it.key == '" + id + "' }.id");
    given()
        .auth()
        .oauth2(Tokens.of("operator@*"))
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"broken\"}")
        .post(operations + "/" + parked + "/skip")
        .then()
        .statusCode(200);

    List<Published> answers = answers(id, 3);
    assertThat(answers.get(1).data().path("reason").asText()).isEqualTo("SKIPPED");
    assertThat(answers.get(2).data().path("answer").asText()).isEqualTo("REVISED");
  }

  @Test
  void republishesTheCurrentStateInANewEpoch() {
    String id = register("republished", "TRAINED");
    given()
        .auth()
        .oauth2(Tokens.of("operator@*"))
        .contentType(ContentType.JSON)
        .body("{\"topic\":\"holdfast.inventory.v1\"}")
        .post("/api/v1/operations/inventory-service/republications")
        .then()
        .statusCode(202);

    List<Published> answers = answers(id, 2);

    assertThat(answers.get(1).type()).isEqualTo("io.holdfast.inventory.system-republished.v1");
    assertThat(answers.get(1).version()).isEqualTo(1);
    assertThat(Long.parseLong(answers.get(1).headers().get("ce_epoch"))).isPositive();
  }

  private static String register(String key, String adopts) {
    ObjectNode system = Systems.scoring();
    Systems.component(system, 1).put("adopts", adopts);
    return given()
        .auth()
        .oauth2(Tokens.of("inventory-editor@retail-credit"))
        .contentType(ContentType.JSON)
        .body(system.toString())
        .put("/api/v1/systems/" + key)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static UUID open(
      String system, long version, String type, String label, String digest, String at) {
    UUID caseId = UUID.randomUUID();
    Records.produce(
        "holdfast.lifecycle.v1",
        system,
        0,
        version,
        "io.holdfast.lifecycle.case-opened.v1",
        "retail-credit",
        caseData(system, caseId, type, label, digest, at));
    return caseId;
  }

  private static ObjectNode caseData(
      String system, UUID caseId, String type, String label, String digest, String at) {
    ObjectNode data =
        (ObjectNode)
            Json.readTree(
                """
        {"caseId":"%s","eventId":"%s","systemId":"%s","systemKey":"x","team":"retail-credit","reasked":false,
         "components":["model"],"matches":[{"component":"model","alias":"pkg:mlflow/scoring","how":"EXACT"}],
         "event":{"type":"%s","occurredAt":"%s","immutableVersions":false,"extra":"kept",
          "subjects":[{"alias":"pkg:mlflow/scoring","version":"%s"}]}}
        """
                    .formatted(caseId, UUID.randomUUID(), system, type, at, label)
                    .getBytes(StandardCharsets.UTF_8));
    if (!digest.isEmpty()) {
      ((ObjectNode) data.path("event").path("subjects").get(0)).put("digest", digest);
    }
    return data;
  }

  private static List<Published> answers(String system, int count) {
    return Records.awaitOn("holdfast.inventory.v1", system, found -> found.size() >= count, LIMIT);
  }
}
