// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection as an operator sets it up and its sender uses it. */
public final class Connected {

  public static final String PATH = "/api/v1/connections";
  public static final String SECRET = "a-secret-of-the-tests";
  public static final String OPERATOR = Tokens.of("operator@" + Posted.TEAM);

  private final String id;

  private Connected(String id) {
    this.id = id;
  }

  /** What an operator declares. */
  public static Map<String, Object> declared(String kind, Map<String, ?> more) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key", Posted.unique("c"));
    document.put("name", "a connection of the tests");
    document.put("team", Posted.TEAM);
    document.put("kind", kind);
    document.putAll(more);
    return document;
  }

  public static Connected of(String kind, Map<String, ?> more) {
    Connected connected = withoutSecret(kind, more);
    connected.setSecret(SECRET);
    return connected;
  }

  public static Connected withoutSecret(String kind, Map<String, ?> more) {
    return new Connected(
        create(OPERATOR, declared(kind, more)).statusCode(201).extract().path("id"));
  }

  public static ValidatableResponse create(String token, Map<String, Object> document) {
    return Posted.as(token)
        .contentType("application/json")
        .body(Json.text(document))
        .post(PATH)
        .then();
  }

  public String id() {
    return id;
  }

  public String path() {
    return PATH + "/" + id;
  }

  public void setSecret(String secret) {
    Posted.as(OPERATOR)
        .contentType("application/json")
        .body(Json.text(Map.of("secret", secret)))
        .post(path() + "/secrets")
        .then()
        .statusCode(201);
  }

  /** Changes the declaration as it is now. */
  public ValidatableResponse change(Map<String, Object> document) {
    String tag = Posted.as(OPERATOR).get(path()).then().extract().header("ETag");
    return Posted.as(OPERATOR)
        .contentType("application/json")
        .header("If-Match", tag)
        .body(Json.text(document))
        .put(path())
        .then();
  }

  public ValidatableResponse move(String state) {
    return Posted.as(OPERATOR)
        .contentType("application/json")
        .body(Json.text(Map.of("state", state, "reason", "tried by the tests")))
        .put(path() + "/state")
        .then();
  }

  public JsonPath get() {
    return Posted.as(OPERATOR).get(path()).then().statusCode(200).extract().jsonPath();
  }

  /** Posts as the sender would, with these headers. */
  public ValidatableResponse deliver(Map<String, String> headers, byte[] body) {
    RequestSpecification request = Posted.anonymous();
    headers.forEach(request::header);
    return request.body(body).post(path() + "/deliveries").then();
  }

  public ValidatableResponse deliver(Map<String, String> headers, String body) {
    return deliver(headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
