// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An organisation tailors the catalogue, forecasts what that does, and publishes it. */
class TailoringIT {

  private static final String ADMIN = "carla";
  private static final String REVIEWER = "nora";
  private static final String CATALOGUE = "/api/v1/catalogue";
  private static final String SYSTEM = "tailored";
  private static final Duration SOON = Duration.ofSeconds(90);

  private final Platform platform = Platform.running();
  private final Api api = platform.anyReplica();

  @Test
  void whatIsForecastHappens() {
    Fleet.register(api, SYSTEM);
    Fleet.awaitAssessed(platform, SYSTEM);
    String base = awaitEdition("").path("edition").asText();
    JsonNode draft = api.put(ADMIN, Service.CATALOGUE, CATALOGUE + "/profile", profile()).ok();

    JsonNode forecast = forecast(draft.path("id").asText());
    String version = publish(draft);
    try {
      JsonNode happened = awaitEdition(version);

      assertThat(forecast.path("changed").asBoolean()).isTrue();
      assertThat(verdicts(happened)).isEqualTo(texts(forecast.path("after")));
      assertThat(forecast.at("/changes/requirements").size()).isPositive();
      Map<String, String> results = results(happened);
      for (JsonNode change : forecast.at("/changes/requirements")) {
        assertThat(results)
            .containsEntry(change.path("requirement").asText(), change.path("to").asText());
      }
    } finally {
      api.post(
              ADMIN,
              Service.CATALOGUE,
              CATALOGUE + "/editions/" + version + "/withdraw",
              Json.parse("{\"reason\":\"the test is over\"}"))
          .ok();
      awaitEdition(base);
    }
  }

  private JsonNode profile() {
    return Json.read(
        platform.holdfast().layout().repository().resolve("examples/tailoring/profile.json"));
  }

  /** What the draft makes of the system; asked until the assessment service knows the draft. */
  private JsonNode forecast(String draft) {
    JsonNode request = Json.parse("{\"draft\":\"%s\"}".formatted(draft));
    String id =
        Platform.await(
            "draft known",
            SOON,
            () ->
                Optional.of(
                        api.post(
                            ADMIN, Service.ASSESSMENT, "/api/v1/assessments/forecasts", request))
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> answer.body().path("id").asText()));
    String path = "/api/v1/assessments/forecasts/" + id;
    Platform.await(
        "forecast",
        SOON,
        () ->
            Optional.of(api.get(ADMIN, Service.ASSESSMENT, path).ok())
                .filter(found -> found.path("state").asText().equals("COMPLETED")));
    JsonNode systems =
        api.get(ADMIN, Service.ASSESSMENT, path + "/systems?changed=true&limit=500").ok();
    for (JsonNode found : systems.path("items")) {
      if (found.at("/system/key").asText().equals(SYSTEM)) {
        return found;
      }
    }
    throw new AssertionError("the forecast has no " + SYSTEM + ": " + systems);
  }

  private String publish(JsonNode draft) {
    String path = CATALOGUE + "/drafts/" + draft.path("id").asText();
    ObjectNode step = Json.MAPPER.createObjectNode().put("reason", "as forecast");
    api.post(ADMIN, Service.CATALOGUE, path + "/submit", step).ok();
    step.put("digest", draft.path("digest").asText());
    return api.post(REVIEWER, Service.CATALOGUE, path + "/publish", step)
        .ok()
        .path("version")
        .asText();
  }

  /** The system's assessment, once it is one against the edition; empty: against any. */
  private JsonNode awaitEdition(String version) {
    return Platform.await(
        "assessed against edition " + version,
        SOON,
        () ->
            Optional.of(
                    api.get(Fleet.EDITOR, Service.ASSESSMENT, "/api/v1/assessments/" + SYSTEM).ok())
                .filter(
                    found -> version.isEmpty() || version.equals(found.path("edition").asText())));
  }

  private static Map<String, String> verdicts(JsonNode assessment) {
    Map<String, String> verdicts = new TreeMap<>();
    assessment
        .path("verdicts")
        .forEach(
            each -> verdicts.put(each.path("framework").asText(), each.path("status").asText()));
    return verdicts;
  }

  private static Map<String, String> results(JsonNode assessment) {
    Map<String, String> results = new TreeMap<>();
    assessment
        .path("requirements")
        .forEach(each -> results.put(each.path("id").asText(), each.path("status").asText()));
    return results;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
