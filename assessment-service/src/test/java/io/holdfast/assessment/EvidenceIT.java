// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EvidenceIT {

  private final Inventory inventory = new Inventory();

  @BeforeEach
  void registersTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
  }

  static ObjectNode request(String system) {
    return (ObjectNode)
        Json.tree(
                Map.of(
                    "system",
                    system,
                    "kind",
                    "EV-01",
                    "outcome",
                    "PASS",
                    "method",
                    "TEST",
                    "collectedAt",
                    Instant.now().minusSeconds(60).toString(),
                    "digest",
                    "sha256:" + "a".repeat(64),
                    "producer",
                    "model risk",
                    "subjects",
                    List.of(
                        Map.of(
                            "component", "scoring-model", "version", "7", "digest", Inventory.V7))))
            .deepCopy();
  }

  @Test
  void itIsKeptAsItCame() {
    String id =
        Api.post("/evidence", request(inventory.key)).then().statusCode(201).extract().path("id");
    Api.get("/evidence/" + id)
        .then()
        .body("subjects[0].digest", equalTo(Inventory.V7))
        .body("system", equalTo(inventory.key));
    Api.get("/evidence?system=" + inventory.key + "&kind=EV-01").then().body("items", hasSize(1));
    Api.get("/evidence?cursor=nonsense").then().statusCode(400);
    Api.get("/evidence?safeguard=nonsense")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?safeguard"))
        .body("errors[0].code", equalTo("not-a-uuid"));
  }

  @Test
  void aBodyThatIsNeitherJsonNorAFormIsRefused() {
    given()
        .auth()
        .oauth2(Tokens.of("assessor@" + Inventory.TEAM))
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/evidence")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Api.post("/evidence", Map.of("system", inventory.key, "digest", "md5:1"))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer", hasItems("/kind", "/outcome", "/method", "/collectedAt", "/digest"));
  }

  @Test
  void whatCannotBeIsRefused() {
    ObjectNode request = request(inventory.key);
    request.put("kind", "EV-99").put("collectedAt", Instant.now().plusSeconds(600).toString());
    request.putArray("safeguards").add("00000000-0000-7000-8000-000000000000");
    request.putArray("subjects").addObject().put("component", "nothing");
    Api.post("/evidence", request)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems("/kind", "/collectedAt", "/safeguards/0", "/subjects/0/component"));
    Api.post("/evidence", request("not-there")).then().statusCode(409);
  }

  @Test
  void namesThatNobodyCouldReadAreRefusedByField() {
    ObjectNode request = request(inventory.key);
    ObjectNode subject = (ObjectNode) request.at("/subjects/0");
    subject.put("version", "7".repeat(600));
    subject.putArray("trainedOn").addNull().addObject().put("digest", "none");
    request.put("collector", "c".repeat(300));
    request.putObject("metrics").put("m".repeat(300), 1);
    Api.post("/evidence", request)
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            hasItems(
                "/subjects/0/version",
                "/subjects/0/trainedOn/0",
                "/subjects/0/trainedOn/1/digest",
                "/collector",
                "/metrics"));
  }

  @Test
  void instantsAndTextsThatCannotBeKeptAreRefusedByField() {
    Api.post("/evidence", request(inventory.key).put("collectedAt", "-4800-01-01T00:00:00Z"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/collectedAt"));
    Api.post("/evidence", request(inventory.key).put("producer", "a\u0000b"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/producer"));
  }

  @Test
  void itsHistoryTellsWhoBroughtIt() {
    String id = Api.post("/evidence", request(inventory.key)).path("id");

    Api.get("/evidence/" + id + "/history")
        .then()
        .statusCode(200)
        .body("action", hasItem("received"));
    Api.get("/evidence/00000000-0000-7000-8000-000000000000/history").then().statusCode(404);
  }

  @Test
  void aBoundPipelineSpeaksForItsSubjectsOnly() {
    String own = Tokens.pipeline("retail-credit", "pkg:mlflow/credit-scoring");
    String other = Tokens.pipeline("retail-credit", "pkg:mlflow/other");
    Api.post("/evidence", request(inventory.key), own).then().statusCode(201);
    Api.post("/evidence", request(inventory.key), other)
        .then()
        .statusCode(403)
        .body("errors.code", hasItem("subject-not-allowed"));
    Api.post("/evidence", request(inventory.key), Tokens.pipeline("tax")).then().statusCode(404);
  }
}
