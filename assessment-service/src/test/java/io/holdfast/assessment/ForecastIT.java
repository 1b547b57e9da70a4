// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.kit.time.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft is forecast, and its publication does what was forecast. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ForecastIT {

  private static final String FORECASTS = "/assessments/forecasts";

  private final Inventory inventory = new Inventory();

  @Inject Jdbi jdbi;

  @BeforeEach
  void provesTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
  }

  @AfterEach
  void restoresTheEdition() {
    Editions.restore(jdbi);
  }

  /** A draft that the service knows. */
  static String knownDraft() {
    UUID draft = Ids.next();
    Catalogue.draft(draft, 1, "2026.11.1+org.1", stricter());
    awaitForecast(Map.of("draft", draft));
    return draft.toString();
  }

  /** The built-in edition as an organisation has tailored it. */
  static ObjectNode stricter() {
    ObjectNode content = Catalogue.content();
    content.withObject("/parameters").put("tolerance.HIGH_RISK", "VL").put("cap.prevent.SYSTEM", 1);
    Catalogue.item(content, "controls", "SC-01").put("maturity", "M2");
    Catalogue.item(content, "evidenceKinds", "EV-08").put("maxAgeDays", 1);
    Catalogue.item(content, "requirements", "A.7.4")
        .put("assessable", "OUT_OF_SCOPE")
        .put("exclusion", "no premises");
    return content;
  }

  private static Response awaitForecast(Map<String, ?> request) {
    Response[] started = new Response[1];
    Awaitility.await("draft is known")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              started[0] = Api.post(FORECASTS, request);
              return started[0].statusCode() != 409;
            });
    return started[0];
  }

  private static JsonNode awaitCompleted(String id) {
    JsonNode[] found = new JsonNode[1];
    Awaitility.await("forecast " + id)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              found[0] = Api.get(FORECASTS + "/" + id).as(JsonNode.class);
              return !found[0].path("state").asText().equals("RUNNING");
            });
    return found[0];
  }

  @Test
  void whatIsForecastIsWhatPublishingDoes() {
    JsonNode before = Api.await(inventory.key);
    UUID draft = Ids.next();
    Catalogue.draft(draft, 1, "2026.11.1+org.1", Catalogue.content());
    Catalogue.draft(draft, 2, "2026.11.1+org.1", stricter());
    Response started = awaitForecast(Map.of("draft", draft, "revision", 2));
    started.then().statusCode(201).body("revision", equalTo(2));
    String id = started.path("id");

    JsonNode forecast = awaitCompleted(id);

    assertThat(forecast.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(forecast.path("stale").asBoolean()).isFalse();
    assertThat(forecast.at("/progress/remaining").asInt()).isZero();
    assertThat(forecast.at("/progress/changed").asInt()).isPositive();
    assertThat(forecast.path("verdicts").findValuesAsText("framework")).contains("AI_ACT_ART_15");
    assertThat(Api.await(inventory.key).path("id")).isEqualTo(before.path("id"));
    JsonNode foreseen = system(id);
    assertThat(foreseen.path("changed").asBoolean()).isTrue();
    assertThat(foreseen.path("explained")).isNotEmpty();

    Catalogue.publish("2026.11.1+org.1", stricter());
    JsonNode after =
        Api.await(inventory.key, one -> one.path("edition").asText().equals("2026.11.1+org.1"));
    JsonNode real =
        Api.get(
                "/assessments/%s/difference?from=%s&to=%s"
                    .formatted(
                        inventory.key, before.path("id").asText(), after.path("id").asText()))
            .as(JsonNode.class);

    for (String what :
        List.of(
            "verdicts",
            "requirements",
            "scenariosWorse",
            "scenariosBetter",
            "safeguardsUncredited",
            "safeguardsCredited")) {
      assertThat(foreseen.at("/changes/" + what)).as(what).isEqualTo(real.at("/changes/" + what));
    }
    assertThat(foreseen.at("/changes/requirements")).isNotEmpty();
    for (JsonNode verdict : after.path("verdicts")) {
      assertThat(foreseen.at("/after/" + verdict.path("framework").asText()))
          .isEqualTo(verdict.path("status"));
    }
    assertThat(Api.get(FORECASTS + "/" + id).as(JsonNode.class).path("stale").asBoolean()).isTrue();
  }

  private JsonNode system(String forecast) {
    String cursor = "";
    List<JsonNode> found = new ArrayList<>();
    while (cursor != null) {
      JsonNode page =
          Api.get(FORECASTS + "/" + forecast + "/systems?changed=true&limit=2&cursor=" + cursor)
              .as(JsonNode.class);
      page.path("items").forEach(found::add);
      cursor = page.hasNonNull("next") ? page.path("next").asText() : null;
    }
    return found.stream()
        .filter(each -> each.at("/system/key").asText().equals(inventory.key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyTheNewestRevisionOfALivingDraftIsForecastOncePerKey() {
    UUID draft = Ids.next();
    Api.post(FORECASTS, Map.of("draft", draft))
        .then()
        .statusCode(409)
        .header("Retry-After", "1")
        .body("errors[0].pointer", equalTo("/draft"));
    Api.post(FORECASTS, Map.of("revision", 0)).then().statusCode(400);
    Catalogue.draft(draft, 4, "2026.11.1+org.1", stricter());
    String id = awaitForecast(Map.of("draft", draft)).then().statusCode(201).extract().path("id");

    Api.post(FORECASTS, Map.of("draft", draft, "revision", 5)).then().statusCode(409);
    Api.post(FORECASTS, Map.of("draft", draft, "revision", 3)).then().statusCode(422);
    Api.post(FORECASTS, Map.of("draft", draft, "teams", List.of("tax"))).then().statusCode(404);
    assertThat(once(draft).<String>path("id")).isEqualTo(once(draft).path("id"));
    awaitCompleted(id);

    Catalogue.draft(draft, 5, "2026.11.1+org.1", Catalogue.content());
    Awaitility.await("stale")
        .atMost(Duration.ofSeconds(30))
        .until(() -> Api.get(FORECASTS + "/" + id).<Boolean>path("stale"));
    assertThat(Api.get(FORECASTS + "/" + id).<Integer>path("draftRevision")).isEqualTo(5);
    given()
        .auth()
        .oauth2(Tokens.of("assessor@tax"))
        .get("/api/v1" + FORECASTS + "/" + id)
        .then()
        .statusCode(404);
    Catalogue.tell("draft-ended", Map.of("draft", draft, "outcome", "DISCARDED"));
    Awaitility.await("ended")
        .atMost(Duration.ofSeconds(30))
        .until(() -> Api.post(FORECASTS, Map.of("draft", draft)).statusCode() == 422);
  }

  private static Response once(UUID draft) {
    return given()
        .auth()
        .oauth2(Tokens.of("assessor@" + Inventory.TEAM))
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", "forecast-" + draft)
        .body(Map.of("draft", draft))
        .post("/api/v1" + FORECASTS);
  }
}
