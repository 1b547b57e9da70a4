// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.Systems;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SystemsIT {

  private static final String EDITOR = "inventory-editor@retail-credit";

  @Test
  void registersASystemAndShowsIt() {
    put("registers", Systems.scoring())
        .statusCode(201)
        .header("ETag", notNullValue())
        .body("revision", equalTo(1))
        .body("changes.kind", contains("SYSTEM_REGISTERED"));

    as("governance-reader@*")
        .get("/api/v1/systems/registers")
        .then()
        .statusCode(200)
        .body("document.components[1].version.label", equalTo("7"));
  }

  @Test
  void makesNoRevisionOfUnchangedContent() {
    put("unchanged", Systems.scoring()).statusCode(201);

    put("unchanged", Systems.scoring())
        .statusCode(200)
        .body("revision", equalTo(1))
        .body("changes", empty());
  }

  @Test
  void makesARevisionOfAnEditAndTellsWhatChanged() {
    put("edited", Systems.scoring()).statusCode(201);
    ObjectNode edited = Systems.scoring();
    Systems.component(edited, 0).put("zone", "ml");

    put("edited", edited)
        .statusCode(200)
        .body("revision", equalTo(2))
        .body("changes.kind", contains("COMPONENT_EDITED", "ARCHITECTURE_CHANGED"));

    as(EDITOR)
        .get("/api/v1/systems/edited/revisions")
        .then()
        .statusCode(200)
        .body("items.number", contains(2, 1));
    as(EDITOR)
        .get("/api/v1/systems/edited/history")
        .then()
        .statusCode(200)
        .body("action", contains("registered", "edited"));
  }

  @Test
  void storesNothingOnADryRun() {
    as(EDITOR)
        .body(Systems.scoring().toString())
        .put("/api/v1/systems/dry?dryRun=true")
        .then()
        .statusCode(200)
        .body("changes.kind", contains("SYSTEM_REGISTERED"));

    as(EDITOR).get("/api/v1/systems/dry").then().statusCode(404);
  }

  @Test
  void leavesVersionsToEventsUnlessToldOtherwise() {
    put("versions", Systems.scoring()).statusCode(201);
    ObjectNode other = Systems.scoring();
    ((ObjectNode) Systems.component(other, 1).path("version"))
        .put("label", "9")
        .put("digest", Systems.DIGEST_8);

    put("versions", other)
        .statusCode(200)
        .body("ignored", contains("/components/1/version"))
        .body("document.components[1].version.label", equalTo("7"));
    as(EDITOR)
        .body(other.toString())
        .put("/api/v1/systems/versions?adoptVersions=true")
        .then()
        .statusCode(200)
        .body("document.components[1].version.label", equalTo("9"))
        .body("revision", equalTo(2));
  }

  @Test
  void answersAllProblemsOfADocumentAtOnce() {
    ObjectNode wrong = Systems.scoring();
    Systems.component(wrong, 0).put("kind", "THING").put("zone", "nowhere");

    put("wrong", wrong)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/components/0/kind", "/components/0/zone"));
  }

  @Test
  void refusesUnknownFieldsAndBrokenJson() {
    put("unknown", Systems.scoring().put("colour", "red"))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/colour"));
    as(EDITOR).body("{\"name\":").put("/api/v1/systems/broken").then().statusCode(400);
    as(EDITOR).put("/api/v1/systems/empty").then().statusCode(400);
  }

  @Test
  void refusesAnEditOfWhatHasChangedSince() {
    String tag = put("tagged", Systems.scoring()).extract().header("ETag");
    put("tagged", Systems.scoring().put("name", "Other")).statusCode(200);

    as(EDITOR)
        .header("If-Match", tag)
        .body(Systems.scoring().put("name", "Third").toString())
        .put("/api/v1/systems/tagged")
        .then()
        .statusCode(412);
  }

  @Test
  void hidesSystemsOfOtherTeams() {
    put("hidden", Systems.scoring()).statusCode(201);

    as("inventory-editor@tax").get("/api/v1/systems/hidden").then().statusCode(404);
    as("inventory-editor@tax")
        .get("/api/v1/systems")
        .then()
        .statusCode(200)
        .body("items.key", org.hamcrest.Matchers.not(hasItem("hidden")));
    as("assessor@retail-credit")
        .body(Systems.scoring().toString())
        .put("/api/v1/systems/hidden")
        .then()
        .statusCode(403);
    as("inventory-editor@tax")
        .body(Systems.scoring().toString())
        .put("/api/v1/systems/hidden")
        .then()
        .statusCode(409);
    given().get("/api/v1/systems/hidden").then().statusCode(401);
  }

  @Test
  void retiresReturnsAndRenames() {
    put("life", Systems.scoring()).statusCode(201);
    as(EDITOR)
        .body("{\"reason\":\"replaced\"}")
        .post("/api/v1/systems/life/retirement")
        .then()
        .statusCode(200)
        .body("retiredAt", notNullValue());
    put("life", Systems.scoring().put("name", "New")).statusCode(409);
    as(EDITOR).delete("/api/v1/systems/life/retirement").then().statusCode(200);
    as(EDITOR)
        .body("{\"key\":\"life-2\",\"reason\":\"clearer\"}")
        .post("/api/v1/systems/life/rename")
        .then()
        .statusCode(200);

    as(EDITOR).get("/api/v1/systems/life").then().statusCode(404);
    as(EDITOR).get("/api/v1/systems/life-2").then().statusCode(200);
    as(EDITOR)
        .body("{}")
        .post("/api/v1/systems/life-2/retirement")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
  }

  @Test
  void pagesThroughLists() {
    put("page-a", Systems.scoring()).statusCode(201);
    put("page-b", Systems.scoring()).statusCode(201);

    String next =
        as(EDITOR)
            .get("/api/v1/systems?q=page-&limit=1")
            .then()
            .statusCode(200)
            .body("items.key", contains("page-a"))
            .extract()
            .path("next");
    as(EDITOR)
        .queryParam("cursor", next)
        .get("/api/v1/systems?q=page-&limit=1")
        .then()
        .statusCode(200)
        .body("items.key", contains("page-b"));
    as(EDITOR)
        .get("/api/v1/systems?limit=0")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?limit"));
    as(EDITOR)
        .get("/api/v1/systems?limit=many&retired=yes")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("?limit", "?retired"))
        .body("errors.code", containsInAnyOrder("not-a-number", "not-a-boolean"));
    as(EDITOR)
        .get("/api/v1/systems?cursor=x")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?cursor"));
  }

  private static ValidatableResponse put(String key, ObjectNode document) {
    return as(EDITOR).body(document.toString()).put("/api/v1/systems/" + key).then();
  }

  private static RequestSpecification as(String... grants) {
    return given().auth().oauth2(Tokens.of(grants)).contentType(ContentType.JSON);
  }
}
