// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Repository;
import io.holdfast.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The service's API as an assessor of the team uses it, and the example played through it. */
public final class Api {

  private static final String ASSESSOR = "assessor@" + Inventory.TEAM;

  private Api() {}

  public static Response get(String path) {
    return given().auth().oauth2(Tokens.of(ASSESSOR)).get("/api/v1" + path);
  }

  public static Response post(String path, Object body) {
    return post(path, body, Tokens.of(ASSESSOR));
  }

  public static Response post(String path, Object body, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Json.text(body))
        .post("/api/v1" + path);
  }

  /** The current assessment, once everything that happened is in it and the condition holds. */
  public static JsonNode await(String system, Predicate<JsonNode> condition) {
    JsonNode[] found = new JsonNode[1];
    Awaitility.await("assessment of " + system)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              Response response = get("/assessments/" + system);
              if (response.statusCode() != 200) {
                return false;
              }
              found[0] = Json.readTree(response.asString().getBytes(StandardCharsets.UTF_8));
              return found[0].path("pendingTriggers").asInt() == 0 && condition.test(found[0]);
            });
    return found[0];
  }

  public static JsonNode await(String system) {
    return await(system, assessment -> true);
  }

  /** How much has happened to a system that is not assessed yet. */
  public static int pendingTriggers(String system) {
    return get("/assessments/" + system).as(JsonNode.class).path("pendingTriggers").asInt();
  }

  /** The verdict of an assessment on AI Act Art. 15. */
  public static String verdict(JsonNode assessment) {
    for (JsonNode verdict : assessment.path("verdicts")) {
      if (verdict.path("framework").asText().equals("AI_ACT_ART_15")) {
        return verdict.path("status").asText();
      }
    }
    return "none";
  }

  /** Waits until the system can be referred to. */
  public static void awaitKnown(String system) {
    poll(() -> get("/safeguards?system=" + system).statusCode() == 200);
    Api.await(system);
  }

  private static void poll(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }

  /** Registers the example's safeguards; their ids by control. */
  public static Map<String, String> registerSafeguards(String system) {
    JsonNode example = example("safeguards");
    Map<String, String> ids = new HashMap<>();
    for (JsonNode safeguard : example.path("safeguards")) {
      ObjectNode request = Json.mapper().createObjectNode();
      request.put("system", system).put("status", "IMPLEMENTED");
      request.put(
          "implementedFrom", daysAgo(example.path("implementedDaysAgo").asInt()).toString());
      request.set("control", safeguard.path("control"));
      request.set("statement", safeguard.path("statement"));
      request.set("owner", safeguard.path("owner"));
      ObjectNode scope = request.putObject("scope");
      scope.set("type", safeguard.path("scope"));
      if (safeguard.has("component")) {
        scope.set("component", safeguard.path("component"));
      }
      Response response = post("/safeguards", request);
      response.then().statusCode(201);
      ids.put(safeguard.path("control").asText(), response.path("id"));
    }
    return ids;
  }

  /** Posts evidence of the example. */
  public static void addEvidence(String system, Map<String, String> safeguards, String file) {
    for (JsonNode evidence : example(file)) {
      post("/evidence", evidence(system, safeguards, evidence)).then().statusCode(201);
    }
  }

  private static ObjectNode evidence(
      String system, Map<String, String> safeguards, JsonNode evidence) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("system", system);
    for (String field : new String[] {"kind", "outcome", "method", "producer"}) {
      request.set(field, evidence.path(field));
    }
    request.put("collectedAt", daysAgo(evidence.path("collectedDaysAgo").asInt()).toString());
    request.put("digest", "sha256:" + "ab".repeat(32));
    request.set("summary", evidence.path("title"));
    if (evidence.has("subjects")) {
      request.set("subjects", evidence.path("subjects"));
    }
    for (JsonNode control : evidence.path("controls")) {
      request.withArray("safeguards").add(safeguards.get(control.asText()));
    }
    return request;
  }

  static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static JsonNode example(String file) {
    try {
      return Json.readTree(
          Files.readAllBytes(
              Repository.root().resolve("examples/credit-scoring/" + file + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
