// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring;

import static io.restassured.RestAssured.given;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Posts events as a pipeline would and reads them as people would. */
public final class Posted {

  public static final String STRUCTURED = "application/cloudevents+json";
  public static final String BATCHED = "application/cloudevents-batch+json";
  public static final String PATH = "/api/v1/events";
  public static final String TEAM = "retail-credit";
  private static final RestAssuredConfig AS_WRITTEN =
      RestAssured.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private Posted() {}

  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  /** A retrain of a model, told by a fresh id. */
  public static Map<String, Object> trained(String alias, String version) {
    return event(
        "model.trained", Map.of("subjects", List.of(Map.of("alias", alias, "version", version))));
  }

  public static Map<String, Object> event(String type, Object data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", UUID.randomUUID().toString());
    event.put("source", "https://ci.example/pipelines/credit");
    event.put("type", "io.holdfast." + type + ".v1");
    event.put("data", data);
    return event;
  }

  public static RequestSpecification as(String token) {
    return anonymous().auth().oauth2(token);
  }

  public static RequestSpecification anonymous() {
    return given().config(AS_WRITTEN);
  }

  public static ValidatableResponse post(String token, Object event) {
    return as(token).contentType(STRUCTURED).body(Json.bytes(Json.tree(event))).post(PATH).then();
  }

  public static ValidatableResponse postBatch(String token, Object events) {
    return as(token).contentType(BATCHED).body(Json.bytes(Json.tree(events))).post(PATH).then();
  }

  /** Posts for the team and expects it to be taken; its id. */
  public static String accepted(Object event) {
    return post(Tokens.pipeline(TEAM), event).statusCode(202).extract().path("id");
  }

  public static String reader() {
    return Tokens.of("governance-reader@*");
  }

  public static JsonPath get(String id) {
    return as(reader()).get(PATH + "/" + id).then().statusCode(200).extract().jsonPath();
  }

  public static JsonPath await(String id, Predicate<JsonPath> condition) {
    JsonPath[] last = new JsonPath[1];
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              last[0] = get(id);
              return condition.test(last[0]);
            });
    return last[0];
  }

  public static JsonPath awaitState(String id, String state) {
    return await(id, event -> state.equals(event.getString("state")));
  }
}
