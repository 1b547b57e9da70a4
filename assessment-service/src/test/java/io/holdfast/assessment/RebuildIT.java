// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RebuildIT {

  private final Inventory inventory = new Inventory();

  @Test
  void wipedCopiesAreRebuiltByRepublicationToTheSameVerdicts() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    JsonNode before = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));

    wipe();
    assertThat(Api.await(inventory.key).path("id")).isEqualTo(before.path("id"));
    Api.post("/safeguards", SafeguardIT.request(inventory.key))
        .then()
        .statusCode(409)
        .header("Retry-After", "1");

    Catalogue.publish(2, "2026.11.0", Catalogue.content());
    inventory.republish();
    String caseId = inventory.unchangedByCase("model.trained", Map.of());
    Records.Published answer = inventory.awaitAnswer(caseId);
    JsonNode after = Api.await(inventory.key);
    assertThat(after.path("verdicts")).isEqualTo(before.path("verdicts"));
    assertThat(after.path("inputsDigest")).isEqualTo(before.path("inputsDigest"));
    assertThat(answer.data().path("unchanged").asBoolean()).isTrue();
  }

  private static void wipe() {
    String operator = Tokens.of("operator@*");
    given().auth().oauth2(operator).delete("/api/v1/assessments/-/copies").then().statusCode(400);
    given()
        .auth()
        .oauth2(operator)
        .delete("/api/v1/assessments/-/copies?confirm=assessment-service&reason=test")
        .then()
        .statusCode(200);
  }

  @Test
  void currentAssessmentsAndAnswersAreRepublished() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    String caseId = inventory.unchangedByCase("model.trained", Map.of());
    inventory.awaitAnswer(caseId);

    given()
        .auth()
        .oauth2(Tokens.of("operator@*"))
        .contentType("application/json")
        .body("{\"topic\":\"holdfast.assessment.v1\",\"since\":\"2026-01-01T00:00:00Z\"}")
        .post("/api/v1/operations/assessment-service/republications")
        .then()
        .statusCode(202);

    List<Records.Published> all =
        inventory.awaitAnswers(events -> Inventory.answers(events, caseId).size() == 2);
    Records.Published baseline =
        all.stream().filter(one -> one.data().path("cases").isEmpty()).toList().getLast();
    assertThat(baseline.version()).isEqualTo(1);
    assertThat(baseline.data().path("unchanged").asBoolean()).isTrue();
  }
}
