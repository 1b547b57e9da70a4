// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IntakeIT {

  private static final String PROBLEMS = "https://holdfast.example/problems/";

  @Inject Jdbi jdbi;

  private final String token = Tokens.pipeline(Posted.TEAM);
  private final String alias = "pkg:mlflow/" + Posted.unique("intake");

  @Test
  void answersWithIdStateAndWhereToFollow() {
    ValidatableResponse answer = Posted.post(token, Posted.trained(alias, "8")).statusCode(202);
    String id = answer.extract().path("id");

    answer
        .header("Location", endsWith("/api/v1/events/" + id))
        .body("state", equalTo("accepted"))
        .body("duplicate", equalTo(false))
        .body("links.self", equalTo("/api/v1/events/" + id));
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
  }

  @Test
  void takesBinaryMode() {
    String id =
        Posted.as(token)
            .header("ce-specversion", "1.0")
            .header("ce-id", Posted.unique("id"))
            .header("ce-source", "https://ci.example/caf%C3%A9%20100%")
            .header("ce-type", "io.holdfast.model.trained.v1")
            .header("ce-time", "2026-01-02T03:04:05Z")
            .contentType("application/json")
            .body(
                "{\"subjects\":[{\"alias\":\"%s\",\"version\":\"1\"}]}"
                    .formatted(alias)
                    .getBytes(StandardCharsets.UTF_8))
            .post(Posted.PATH)
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    assertThat(Posted.get(id).getString("source")).isEqualTo("https://ci.example/café 100%");
    assertThat(Posted.get(id).getString("occurredAt")).isEqualTo("2026-01-02T03:04:05Z");
  }

  @Test
  void keepsTheBytesAsTheyCame() {
    byte[] body =
        ("{ \"specversion\":\"1.0\",\"id\":\""
                + Posted.unique("raw")
                + "\",\"source\":\"/s\","
                + "\"type\":\"io.holdfast.model.trained.v1\",\n \"data\":{\"subjects\":[{\"alias\":\""
                + alias
                + "\",\"version\":\"é\"}]}}  ")
            .getBytes(StandardCharsets.UTF_8);
    String id =
        Posted.as(token)
            .contentType(Posted.STRUCTURED)
            .body(body)
            .post(Posted.PATH)
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    byte[] raw =
        Posted.as(token)
            .get(Posted.PATH + "/" + id + "/raw")
            .then()
            .statusCode(200)
            .contentType("application/octet-stream")
            .header("X-Original-Content-Type", startsWith(Posted.STRUCTURED))
            .extract()
            .asByteArray();
    assertThat(raw).isEqualTo(body);
  }

  @Test
  void aDuplicateGetsTheSameAnswer() {
    Map<String, Object> event = Posted.trained(alias, "8");
    String id = Posted.post(token, event).statusCode(202).extract().path("id");

    Posted.post(token, event)
        .statusCode(202)
        .header("Location", endsWith(id))
        .body("id", equalTo(id))
        .body("duplicate", equalTo(true));
    assertThat(count("select count(*) from event where id = ?", id)).isEqualTo(1);
  }

  private int count(String sql, String id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, UUID.fromString(id)).mapTo(Integer.class).one());
  }

  @Test
  void duplicatesAtTheSameMomentAreOneEvent() throws Exception {
    Map<String, Object> event = Posted.trained(alias, "8");
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> posts = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        posts.add(
            threads.submit(
                () -> Posted.post(token, event).statusCode(202).extract().<String>path("id")));
      }
      for (Future<String> post : posts) {
        ids.add(post.get());
      }
    }
    assertThat(ids).hasSize(1);
  }

  @Test
  void theSameIdWithOtherContentIsRefusedAndKeptAside() {
    Map<String, Object> event = Posted.trained(alias, "8");
    String id = Posted.post(token, event).statusCode(202).extract().path("id");
    Map<String, Object> other = new LinkedHashMap<>(event);
    other.put("data", Posted.trained(alias, "9").get("data"));

    Posted.post(token, other).statusCode(409).body("type", equalTo(PROBLEMS + "id-reused"));

    assertThat(count("select count(*) from event_reused where event_id = ?", id)).isEqualTo(1);
    Posted.post(token, event).statusCode(202).body("id", equalTo(id));
  }

  @Test
  void theSameIdOfAnotherClientIsAnotherEvent() {
    Map<String, Object> event = Posted.trained(alias, "8");
    String id = Posted.post(token, event).statusCode(202).extract().path("id");

    String other = Posted.post(Tokens.pipeline("tax"), event).statusCode(202).extract().path("id");
    assertThat(other).isNotEqualTo(id);
  }

  @Test
  void aBadEventDoesNotLoseTheGoodOnesOfItsBatch() {
    Map<String, Object> good = Posted.trained(alias, "1");
    Map<String, Object> bad = Posted.event("model.trained", Map.of("subjects", List.of()));
    Map<String, Object> early = Posted.trained(alias, "2");
    early.put("time", Instant.now().plusSeconds(3600).toString());
    Map<String, Object> reused = new LinkedHashMap<>(good);
    reused.put("data", Posted.trained(alias, "3").get("data"));

    ValidatableResponse answer =
        Posted.postBatch(token, List.of(good, bad, 7, good, early, reused)).statusCode(202);

    answer
        .body("accepted", equalTo(2))
        .body("refused", equalTo(4))
        .body("items.status", contains(202, 400, 400, 202, 422, 409))
        .body("items.index", contains(0, 1, 2, 3, 4, 5))
        .body("items[3].duplicate", equalTo(true))
        .body("items[1].problem.errors[0].pointer", equalTo("/1/data/subjects"))
        .body("items[5].problem.type", equalTo(PROBLEMS + "id-reused"));
    assertThat(answer.extract().<String>path("items[0].id"))
        .isEqualTo(answer.extract().<String>path("items[3].id"));
  }

  @Test
  void aBatchWithoutAGoodEventIsRefused() {
    Posted.postBatch(token, List.of(1, 2))
        .statusCode(400)
        .body("items.status", everyItem(equalTo(400)));
    Posted.postBatch(token, List.of()).statusCode(202).body("items", hasSize(0));
  }

  @Test
  void aLargeBatchIsTaken() {
    List<Object> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      events.add(Posted.trained("pkg:mlflow/" + Posted.unique("batch"), "1"));
    }
    Posted.postBatch(token, events).statusCode(202).body("accepted", equalTo(300));
  }

  @Test
  void batchesWithTheSameEventsDoNotWaitForEachOther() throws Exception {
    List<Object> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(Posted.trained("pkg:mlflow/" + Posted.unique("twice"), "1"));
    }
    List<Object> reversed = events.reversed();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> posts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        List<Object> batch = i % 2 == 0 ? events : reversed;
        posts.add(threads.submit(() -> Posted.postBatch(token, batch).extract().statusCode()));
      }
      for (Future<Integer> post : posts) {
        assertThat(post.get()).isEqualTo(202);
      }
    }
  }

  @Test
  void anUnknownTypeIsKept() {
    for (String type : List.of("io.holdfast.model.dreamt.v1", "com.acme.model.deployed")) {
      Map<String, Object> event = Posted.trained(alias, "1");
      event.put("type", type);
      event.put("data", "whatever");
      String id =
          Posted.post(token, event)
              .statusCode(202)
              .body("state", equalTo("unknown-type"))
              .extract()
              .path("id");
      assertThat(Posted.get(id).getString("type")).isEqualTo(type);
      Posted.as(token)
          .get(Posted.PATH + "?state=unknown-type&type=" + type)
          .then()
          .statusCode(200)
          .body("items.id", hasItem(id));
    }
  }

  @Test
  void anEventOfTheFutureIsRefused() {
    Map<String, Object> event = Posted.trained(alias, "1");
    event.put("time", Instant.now().plusSeconds(301).toString());
    Posted.post(token, event)
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/time"))
        .body("errors[0].code", equalTo("in-the-future"));

    event.put("time", Instant.now().plusSeconds(240).toString());
    Posted.post(token, event).statusCode(202);
  }

  @Test
  void aPipelineSpeaksForItsSubjectsOnly() {
    String bound = Tokens.pipeline(Posted.TEAM, "pkg:mlflow/intake-", "urn:data:");

    Posted.post(bound, Posted.trained(alias, "1")).statusCode(202);
    Posted.post(bound, Posted.trained("pkg:mlflow/other", "1"))
        .statusCode(403)
        .body("type", equalTo(PROBLEMS + "subject-not-allowed"))
        .body("errors[0].pointer", equalTo("/data/subjects/0/alias"));
    Posted.postBatch(
            bound, List.of(Posted.trained(alias, "2"), Posted.trained("pkg:mlflow/other", "2")))
        .statusCode(202)
        .body("items.status", contains(202, 403));
  }

  static Stream<Arguments> badRequests() {
    String structured = Posted.STRUCTURED;
    byte[] event = Json.bytes(Json.tree(Posted.trained("pkg:mlflow/bad", "1")));
    String text = new String(event, StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("no CloudEvent", "application/json", event, 415),
        Arguments.of("XML", "application/cloudevents+xml", event, 415),
        Arguments.of("UTF-16", structured + "; charset=utf-16", event, 415),
        Arguments.of("empty", structured, new byte[0], 400),
        Arguments.of("no JSON", structured, bytes("nope"), 400),
        Arguments.of("an array", structured, bytes("[]"), 400),
        Arguments.of("an empty object", structured, bytes("{}"), 400),
        Arguments.of("invalid UTF-8", structured, new byte[] {'"', (byte) 0xff, '"'}, 400),
        Arguments.of("NUL", structured, bytes(text.replace("pkg:mlflow/bad", "\\u0000")), 400),
        Arguments.of("half a pair", structured, bytes(text.replace("\"1\"", "\"\\ud800\"")), 400),
        Arguments.of("repeated names", structured, bytes("{\"id\":1,\"id\":2}"), 400),
        Arguments.of("too deep", structured, bytes("[".repeat(5000)), 400),
        Arguments.of("a long number", structured, bytes("1".repeat(5000)), 400),
        Arguments.of("too large", structured, new byte[257 * 1024], 413),
        Arguments.of("a batch that is none", Posted.BATCHED, bytes("{}"), 400),
        Arguments.of("a broken batch", Posted.BATCHED, bytes("[" + text + ","), 400),
        Arguments.of("a batch too large", Posted.BATCHED, new byte[4200 * 1024], 413),
        Arguments.of("too many", Posted.BATCHED, bytes("[" + "1,".repeat(2001) + "1]"), 413),
        Arguments.of("a time that is none", structured, bytes(withTime(text, "soon")), 400),
        Arguments.of(
            "a time out of range",
            structured,
            bytes(withTime(text, "+99999-01-01T00:00:00Z")),
            400),
        Arguments.of(
            "data beside data",
            structured,
            bytes(text.replace("{\"spec", "{\"data_base64\":\"\",\"spec")),
            400),
        Arguments.of(
            "a long id", structured, bytes(text.replace("https://ci", "x".repeat(2000))), 400));
  }

  private static String withTime(String event, String time) {
    return event.replaceFirst("\\{", "{\"time\":\"" + time + "\",");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRequests")
  void badInputGetsAClearAnswer(String what, String contentType, byte[] body, int status) {
    Posted.as(token)
        .contentType(contentType)
        .body(body)
        .post(Posted.PATH)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }

  @Test
  void compressedBodiesAreRefused() {
    Posted.as(token)
        .header("Content-Encoding", "gzip")
        .contentType(Posted.STRUCTURED)
        .body(new byte[] {31, -117, 8, 0})
        .post(Posted.PATH)
        .then()
        .statusCode(415);
  }

  @Test
  void numbersWithoutMeasureAreKept() {
    Map<String, Object> event = Posted.trained(alias, "1");
    String text = Json.text(event).replace("\"subjects\"", "\"n\":1e9999,\"m\":-0.0,\"subjects\"");
    Posted.as(token)
        .contentType(Posted.STRUCTURED)
        .body(bytes(text))
        .post(Posted.PATH)
        .then()
        .statusCode(202);
  }

  @Test
  void neverAnswers500ToMutilatedEvents() {
    byte[] event = Json.bytes(Json.tree(Posted.trained(alias, "1")));
    for (int i = 0; i < event.length; i += 3) {
      byte[] mutilated = event.clone();
      mutilated[i] = (byte) (mutilated[i] ^ (1 << (i % 8)));
      Posted.as(token)
          .contentType(Posted.STRUCTURED)
          .body(mutilated)
          .post(Posted.PATH)
          .then()
          .statusCode(lessThan(500));
    }
  }

  @Test
  void listsRefuseUnknownValues() {
    for (String query : List.of("state=asleep", "limit=0", "limit=501", "cursor=!", "cursor=eA")) {
      Posted.as(token).get(Posted.PATH + "?" + query).then().statusCode(400);
    }
    Posted.as(token).get(Posted.PATH + "/no-uuid").then().statusCode(404);
  }

  @Test
  void listsGoOnWithTheirCursor() {
    List<String> ids = new ArrayList<>();
    String mine = Tokens.pipeline(Posted.unique("team"));
    for (int i = 0; i < 5; i++) {
      ids.addFirst(
          Posted.post(mine, Posted.trained(alias, "v" + i)).statusCode(202).extract().path("id"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      ValidatableResponse page =
          Posted.as(mine).get(Posted.PATH + "?limit=2&cursor=" + cursor).then().statusCode(200);
      seen.addAll(page.extract().<List<String>>path("items.id"));
      cursor = page.extract().path("next");
    } while (cursor != null);
    assertThat(seen).containsExactlyElementsOf(ids);
  }
}
