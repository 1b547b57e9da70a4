// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HttpIT {

  private static final String NOTES = "/api/v1/notes";

  @Inject Database database;

  private final String key = "note-" + UUID.randomUUID();

  @Test
  void unknownFieldsAreNamed() {
    problem(post("{\"key\":\"k\",\"team\":\"tax\",\"text\":\"x\",\"status\":\"DONE\"}"), 400)
        .body("type", equalTo("https://holdfast.example/problems/malformed"))
        .body("errors[0].pointer", equalTo("/status"))
        .body("errors[0].code", equalTo("unknown-field"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "nul", "{\"key\":\"a\",\"key\":\"b\"}", "{} {}", "[]", "\"x\""})
  void whatIsNotTheJsonExpectedIsMalformed(String body) {
    problem(post(body), 400);
  }

  @Test
  void deepNestingIsRefused() {
    problem(post("{\"text\":" + "[".repeat(600)), 400);
    problem(post("{\"key\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(101)), 400);
  }

  @Test
  void largeBodiesAreRefused() {
    problem(post("{\"text\":\"" + "x".repeat(2000) + "\"}"), 413)
        .body("type", equalTo("https://holdfast.example/problems/too-large"))
        .body("detail", containsString("1024"));
  }

  @Test
  void bodiesBeyondEveryLimitAreRefusedBeforeTheyAreSent() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              """
              POST /api/v1/notes HTTP/1.1\r
              Host: 127.0.0.1\r
              Content-Type: application/json\r
              Content-Length: 6000000\r
              Authorization: Bearer %s\r
              \r
              """
                  .formatted(Tokens.of("assessor@tax"))
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
      assertThat(answer.lines().filter(line -> line.startsWith("{")).findFirst().orElse(""))
          .contains("https://holdfast.example/problems/too-large");
    }
  }

  @Test
  void unstorableTextIsTheClientsFault() {
    problem(post("{\"key\":\"" + key + "\",\"team\":\"tax\",\"text\":\"a\\u0000b\"}"), 400)
        .body("errors[0].pointer", equalTo("/text"))
        .body("errors[0].code", equalTo("bad-value"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/nowhere, 404, not-found",
    "GET, /api/v1/notes/no-such-note, 404, not-found",
    "DELETE, /api/v1/notes, 405, method-not-allowed",
    "GET, /nowhere, 404, not-found"
  })
  void whatIsNotThereIsAProblemToo(String method, String path, int status, String slug) {
    problem(assessor().request(method, path), status)
        .body("type", equalTo("https://holdfast.example/problems/" + slug));
  }

  @Test
  void otherMediaTypesAreRefused() {
    problem(assessor().contentType("text/plain").body("x").post(NOTES), 415);
    problem(assessor().accept("image/png").get(NOTES + "/motto"), 406);
  }

  @Test
  void aTokenIsNeeded() {
    problem(given().get(NOTES + "/" + key), 401).header("WWW-Authenticate", startsWith("Bearer"));
    problem(given().auth().oauth2("nonsense").get(NOTES + "/" + key), 401);
    problem(given().auth().oauth2(Tokens.expired("assessor@tax")).get(NOTES + "/" + key), 401);
    given().get(NOTES + "/motto").then().statusCode(200);
  }

  @Test
  void rolesDecide() {
    String body = "{\"key\":\"" + key + "\",\"team\":\"tax\",\"text\":\"x\"}";
    problem(as("approver@tax").body(body).post(NOTES), 403);
    problem(as("assessor@retail-credit").body(body).post(NOTES), 403)
        .body("detail", containsString("assessor"));
    as("assessor@tax").body(body).post(NOTES).then().statusCode(200);

    as("pipeline@tax").get(NOTES + "/" + key).then().statusCode(200);
    problem(as("assessor@retail-credit").get(NOTES + "/" + key), 404);
  }

  @Test
  void answersCarryAnIdAndSafeHeaders() {
    assessor()
        .header("X-Request-Id", "build-17")
        .get(NOTES + "/none")
        .then()
        .header("X-Request-Id", "build-17")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Cache-Control", "no-store")
        .body("instance", equalTo("urn:holdfast:request:build-17"));
    assessor()
        .header("X-Request-Id", "two words")
        .get(NOTES + "/none")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void theSameRequestUnderTheSameKeyIsDoneOnce() {
    String idempotencyKey = UUID.randomUUID().toString();
    Map<String, String> note = Map.of("key", key, "team", "tax", "text", "once");
    for (int i = 0; i < 3; i++) {
      as("assessor@tax")
          .header("Idempotency-Key", idempotencyKey)
          .body(note)
          .post(NOTES)
          .then()
          .statusCode(200)
          .body("text", equalTo("once"));
    }

    assertThat(database.count("select version from outbox_key where key = :key", key)).isEqualTo(1);
    problem(
            as("assessor@tax")
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("key", key, "team", "tax", "text", "twice"))
                .post(NOTES),
            422)
        .body("type", equalTo("https://holdfast.example/problems/idempotency-key-reused"));
    problem(as("assessor@tax").header("Idempotency-Key", "ä").body(note).post(NOTES), 400);
  }

  @Test
  void whatFailedIsNotRememberedUnderItsKey() {
    String idempotencyKey = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      problem(
          as("assessor@tax")
              .header("Idempotency-Key", idempotencyKey)
              .body(Map.of("key", key, "team", "tax", "text", "refuse"))
              .post(NOTES),
          409);
    }
  }

  @Test
  void everyChangeIsInTheHistoryWithItsActor() {
    given()
        .auth()
        .oauth2(Tokens.user("amir", "assessor@tax"))
        .header("X-Request-Id", "build-18")
        .contentType("application/json")
        .body(Map.of("key", key, "team", "tax", "text", "x"))
        .post(NOTES)
        .then()
        .statusCode(200);

    as("assessor@tax")
        .get(NOTES + "/" + key + "/history")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].action", equalTo("written"))
        .body("[0].actorName", equalTo("amir"))
        .body("[0].client", equalTo("holdfast-cli"))
        .body("[0].reason", equalTo("because"))
        .body("[0].requestId", equalTo("build-18"))
        .body("[0].at", notNullValue())
        .body("[0].detail.text", equalTo("x"));

    database.execute("update actor set name = null where name = 'amir'");
    as("assessor@tax")
        .get(NOTES + "/" + key + "/history")
        .then()
        .body("[0].actorName", equalTo("erased"))
        .body("[0].nothing", nullValue());
  }

  @Test
  void partitionsOfThisAndTheNextTwoMonthsAreThere() {
    assertThat(
            database.texts(
                """
                select inhrelid::regclass::text from pg_inherits
                where inhparent = 'inbox'::regclass and inhrelid::regclass::text <> :key order by 1
                """,
                "none"))
        .hasSize(4)
        .contains("inbox_rest")
        .filteredOn(name -> !name.equals("inbox_rest"))
        .allMatch(name -> name.matches("inbox_\\d{6}"));
  }

  @Test
  void receivedEventsLieInThePartitionOfTheirMonth() {
    assertThat(database.count("select count(*) from inbox_rest where key <> :key", "")).isZero();
  }

  private static ValidatableResponse problem(
      io.restassured.response.Response response, int status) {
    return response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("title", notNullValue())
        .body("detail", notNullValue())
        .body("instance", startsWith("urn:holdfast:request:"));
  }

  private static io.restassured.response.Response post(String body) {
    return assessor().body(body).post(NOTES);
  }

  private static RequestSpecification assessor() {
    return as("assessor@tax");
  }

  private static RequestSpecification as(String grant) {
    return given().auth().oauth2(Tokens.of(grant)).contentType("application/json");
  }
}
