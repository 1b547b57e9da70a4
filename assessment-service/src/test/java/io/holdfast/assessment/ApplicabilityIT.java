// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Statement of Applicability says of the whole what the systems say of themselves. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApplicabilityIT {

  private static final String STATEMENT = "/assessments/-/statement-of-applicability";

  private final Inventory inventory = new Inventory();

  @Inject Jdbi jdbi;

  @AfterEach
  void restoresTheEdition() {
    Editions.restore(jdbi);
  }

  @Test
  void rollsUpRequirementsAndOwnControls() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    String own = safeguards.keySet().stream().sorted().findFirst().orElseThrow();
    ObjectNode content = Catalogue.content();
    Catalogue.item(content, "controls", own).put("ownControl", true);
    Catalogue.item(content, "requirements", "A.7.4")
        .put("assessable", "OUT_OF_SCOPE")
        .put("exclusion", "no premises");
    Catalogue.publish("2026.11.4+org.2", content);
    JsonNode assessed =
        Api.await(inventory.key, one -> one.path("edition").asText().equals("2026.11.4+org.2"));

    Response response = Api.get(STATEMENT);
    JsonNode statement = response.as(JsonNode.class);

    assertThat(statement.path("edition").asText()).isEqualTo("2026.11.4+org.2");
    assertThat(statement.path("requirements")).hasSize(123);
    JsonNode excluded = find(statement.path("requirements"), "A.7.4");
    assertThat(excluded.path("included").asBoolean()).isFalse();
    assertThat(excluded.path("justification").asText()).isEqualTo("no premises");
    assertThat(excluded.path("status").asText()).isEqualTo("EXCLUDED");
    JsonNode policies = find(statement.path("requirements"), "A.5.1");
    assertThat(policies.path("controls").findValuesAsText("control")).containsExactly("OC-01");
    String result = find(assessed.path("requirements"), "A.5.1").path("status").asText();
    assertThat(policies.at("/results/" + result).asInt()).isPositive();
    JsonNode control = find(statement.path("ownControls"), own);
    assertThat(control.at("/safeguards/implemented").asInt()).isPositive();
    assertThat(control.path("status").asText()).isIn("PARTLY", "IMPLEMENTED");

    JsonNode systems =
        Api.get(STATEMENT + "/A.5.1/systems?limit=500").as(JsonNode.class).path("items");
    JsonNode mine =
        StreamSupport.stream(systems.spliterator(), false)
            .filter(each -> each.at("/system/key").asText().equals(inventory.key))
            .findFirst()
            .orElseThrow();
    assertThat(mine.path("result").asText()).isEqualTo(result);
    Api.get(STATEMENT + "/AIA-15.5.confidentiality/systems").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of("assessor@" + Inventory.TEAM))
        .header("If-None-Match", response.header("ETag"))
        .get("/api/v1" + STATEMENT)
        .then()
        .statusCode(304);
    assertThat(table())
        .hasSize(1 + 123 + statement.path("ownControls").size())
        .startsWith(
            "edition,kind,id,framework,locator,title,level,included,justification,status,results,"
                + "controls,implemented,planned")
        .anyMatch(row -> row.matches(".*,REQUIREMENT,A.7.4,.*,false,no premises,EXCLUDED,.*"))
        .anyMatch(row -> row.matches(".*,REQUIREMENT,A.5.1,.*,true,,.*" + result + "=.*,OC-01,.*"))
        .anyMatch(row -> row.matches(".*,OWN_CONTROL," + own + ",.*,true,,.*"));
  }

  private static List<String> table() {
    return given()
        .auth()
        .oauth2(Tokens.of("assessor@" + Inventory.TEAM))
        .accept("text/csv")
        .get("/api/v1" + STATEMENT)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/csv"))
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private static JsonNode find(JsonNode list, String id) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(each -> each.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
