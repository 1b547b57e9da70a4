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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SafeguardIT {

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
                    "system", system,
                    "control", "SC-01",
                    "scope", Map.of("type", "SYSTEM"),
                    "status", "IMPLEMENTED",
                    "implementedFrom", "2026-01-01T00:00:00Z",
                    "statement", "authenticated use only",
                    "owner", "application team"))
            .deepCopy();
  }

  @Test
  void itsStatusIsALineOfRows() {
    String id = Api.post("/safeguards", request(inventory.key)).path("id");
    Api.post(
            "/safeguards/" + id + "/statuses",
            Map.of("status", "RETIRED", "from", "2026-06-01T00:00:00Z", "reason", "replaced"))
        .then()
        .statusCode(201)
        .body("status", equalTo("RETIRED"))
        .body("retiredAt", equalTo("2026-06-01T00:00:00Z"));
    Api.get("/safeguards/" + id).then().body("statuses", hasSize(2));
    Api.get("/safeguards/" + id + "/history")
        .then()
        .body("action", hasItems("registered", "status-changed"));
    Api.get("/safeguards?system=" + inventory.key + "&control=SC-01&limit=1")
        .then()
        .body("items.id", hasItem(id));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Api.post("/safeguards", Map.of("system", inventory.key, "status", "IMPLEMENTED"))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            hasItems("/control", "/scope/type", "/statement", "/owner", "/implementedFrom"));
    Api.post("/safeguards", request(inventory.key).put("colour", "red"))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("unknown-field"));
    Api.post("/safeguards", request(inventory.key).put("status", "DONE")).then().statusCode(400);
  }

  @Test
  void whatIsNotThereCannotBeReferredTo() {
    Api.post("/safeguards", request(inventory.key).put("control", "XX-99"))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/control"));
    ObjectNode other = request(inventory.key);
    other.putObject("scope").put("type", "COMPONENT").put("component", "nothing");
    Api.post("/safeguards", other)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/scope/component"));
    Api.post("/safeguards", request("not-there")).then().statusCode(409).header("Retry-After", "1");
  }

  @Test
  void theSameKeyRegistersOnce() {
    String key = inventory.key;
    String first = postWithKey(request(key), key).path("id");
    postWithKey(request(key), key).then().statusCode(201).body("id", equalTo(first));
    postWithKey(request(key).put("owner", "other"), key).then().statusCode(422);
  }

  private static io.restassured.response.Response postWithKey(Object body, String key) {
    return given()
        .auth()
        .oauth2(Tokens.of("assessor@retail-credit"))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Json.text(body))
        .post("/api/v1/safeguards");
  }

  @Test
  void anotherTeamSeesNothing() {
    String id = Api.post("/safeguards", request(inventory.key)).path("id");
    String stranger = Tokens.of("assessor@tax");
    given().auth().oauth2(stranger).get("/api/v1/safeguards/" + id).then().statusCode(404);
    Api.post("/safeguards", request(inventory.key), stranger).then().statusCode(404);
    given()
        .auth()
        .oauth2(stranger)
        .get("/api/v1/assessments/" + inventory.key)
        .then()
        .statusCode(404);
    Api.post("/safeguards", request(inventory.key), Tokens.of("approver@retail-credit"))
        .then()
        .statusCode(403);
  }

  @Test
  void anOrganisationsSafeguardNeedsTheRoleInEveryTeam() {
    Map<String, Object> request =
        Map.of(
            "organisation", true,
            "control", "OC-01",
            "scope", Map.of("type", "ORGANISATION"),
            "status", "PLANNED",
            "statement", "a policy",
            "owner", "security");
    Api.post("/safeguards", request).then().statusCode(403);
    Api.post("/safeguards", request, Tokens.of("assessor@*"))
        .then()
        .statusCode(201)
        .body("organisation", equalTo(true));
    Api.await(inventory.key);
  }
}
