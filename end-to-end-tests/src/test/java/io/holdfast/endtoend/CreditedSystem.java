// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system with something to lose: evidence speaks for its model and its data as they are, and an
 * approved risk assessment for every component, so that whatever happens to one has a chain of
 * causes.
 */
final class CreditedSystem {

  private static final Map<String, String> DEMANDS =
      Map.of("EV-01", "MC-16", "EV-02", "SC-27", "EV-11", "OC-03");
  private static final List<String> COMPONENTS = List.of("api", "model", "data");

  private CreditedSystem() {}

  /**
   * Registers it.
   *
   * @param component api, model or data: the one that has the alias
   * @param adopts what makes a version of that component current, and where; empty: its training
   */
  static void register(Api api, String key, String component, String alias, String adopts) {
    ObjectNode system = Fleet.system(key);
    system
        .withArray("components")
        .add(
            Json.parse(
                """
                {"key":"data","kind":"TRAINING_DATA","zone":"ml","aliases":[],
                 "version":{"label":"0","digest":"%s","since":"2026-01-01T00:00:00Z"}}
                """
                    .formatted(Fleet.digest(key + "-data", 0))));
    system
        .withArray("flows")
        .add(Json.parse("{\"from\":\"data\",\"to\":\"model\",\"kind\":\"TRAINING_DATA\"}"));
    ObjectNode named = (ObjectNode) system.path("components").get(COMPONENTS.indexOf(component));
    named.withArray("aliases").add(alias);
    String[] words = adopts.split(" ");
    if (!adopts.isEmpty()) {
      named.put("adopts", words[0]);
    }
    if (words.length > 1) {
      named.put("environment", words[1]);
    }
    Fleet.put(api, key, system);
  }

  /** Has people vouch for it, and waits until it is assessed with that. */
  static void credit(Platform platform, String key) {
    Instant before = Instant.now().minus(20, ChronoUnit.DAYS);
    DEMANDS.forEach(
        (kind, control) -> {
          JsonNode safeguard =
              post(
                  platform,
                  "/api/v1/safeguards",
                  """
                  {"system":"%s","control":"%s","scope":{"type":"SYSTEM"},"status":"IMPLEMENTED",
                   "implementedFrom":"%s","statement":"as the tests say","owner":"tests"}
                  """
                      .formatted(key, control, before));
          post(
              platform,
              "/api/v1/evidence",
              """
              {"system":"%s","kind":"%s","outcome":"PASS","method":"TEST","collectedAt":"%s",
               "digest":"%s","producer":"tests","summary":"vouched for","safeguards":["%s"]%s}
              """
                  .formatted(
                      key,
                      kind,
                      before,
                      Fleet.digest(kind, 0),
                      safeguard.path("id").asText(),
                      subjects(kind, key)));
        });
    Platform.await(
        key + " assessed with what speaks for it",
        Duration.ofSeconds(60),
        () ->
            Optional.of(assessment(platform, key))
                .filter(now -> now.path("pendingTriggers").asInt(-1) == 0));
  }

  private static String subjects(String kind, String key) {
    String subjects = ",\"subjects\":[{\"component\":\"%s\",\"digest\":\"%s\"}]";
    return switch (kind) {
      case "EV-01" -> subjects.formatted("model", Fleet.digest(key, 0));
      case "EV-02" -> subjects.formatted("data", Fleet.digest(key + "-data", 0));
      default -> "";
    };
  }

  /** Posts to the assessment-service, which may not have heard of the system yet. */
  private static JsonNode post(Platform platform, String path, String request) {
    return Platform.await(
        "POST " + path,
        Duration.ofSeconds(60),
        () -> {
          Api.Answer answer =
              platform.api().post(Fleet.EDITOR, Service.ASSESSMENT, path, Json.parse(request));
          return answer.status() == 409 ? Optional.empty() : Optional.of(answer.ok());
        });
  }

  static JsonNode assessment(Platform platform, String key) {
    return platform
        .api()
        .get(Fleet.EDITOR, Service.ASSESSMENT, "/api/v1/assessments/" + key)
        .body();
  }
}
