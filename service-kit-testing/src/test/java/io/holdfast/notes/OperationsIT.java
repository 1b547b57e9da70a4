// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static io.holdfast.notes.Database.LIMIT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.notes.note.NoteRepublisher;
import io.holdfast.notes.upstream.InstructionHandler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperationsIT {

  private static final String API = "/api/v1/operations/notes";

  @Inject Database database;
  @Inject InstructionHandler handler;
  @Inject NoteRepublisher republisher;

  private final String key = "system-" + UUID.randomUUID();

  @Test
  void aParkedEventIsTriedAgain() {
    produce(1, "poison");
    produce(2, "go");
    database.awaitStates(key, "1 PARKED", "2 PENDING");
    UUID id = database.inboxId(key, 1);
    operator()
        .queryParam("limit", 500)
        .get(API + "/inbox")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id.toString()));

    handler.mend(key);
    operator().post(API + "/inbox/" + id + "/retry").then().statusCode(200);

    database.awaitApplied(key, 1L, 2L);
    operator().post(API + "/inbox/" + id + "/retry").then().statusCode(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poison", "unlockable"})
  void aSkippedEventIsAnsweredAndTheNextGoOn(String order) {
    produce(1, order);
    produce(2, "go");
    database.awaitStates(key, "1 PARKED", "2 PENDING");
    UUID id = database.inboxId(key, 1);

    operator()
        .contentType("application/json")
        .body(Map.of("reason", "test data"))
        .post(API + "/inbox/" + id + "/skip")
        .then()
        .statusCode(200)
        .body("state", equalTo("SKIPPED"))
        .body("settleReason", equalTo("test data"));

    database.awaitApplied(key, 1L, 2L);
    assertThat(database.applied(key).getFirst().skipped()).isEqualTo("test data");
    assertThat(Records.awaitOn(InboxIT.ANSWERS, key, events -> events.size() == 2, LIMIT))
        .extracting(Records.Published::type)
        .containsExactly("io.holdfast.notes.skipped.v1", "io.holdfast.notes.applied.v1");
  }

  @Test
  void ofTwoOperatorsOnlyOneSkips() throws InterruptedException {
    produce(1, "poison");
    database.awaitStates(key, "1 PARKED");
    UUID id = database.inboxId(key, 1);
    List<Integer> answers = new java.util.concurrent.CopyOnWriteArrayList<>();
    List<Thread> operators =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(i -> Thread.startVirtualThread(() -> answers.add(skip(id))))
            .toList();
    for (Thread operator : operators) {
      operator.join();
    }

    assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
    assertThat(database.applied(key)).hasSize(1);
  }

  @Test
  void skippingNeedsAReasonAndAnEvent() {
    operator()
        .contentType("application/json")
        .body("{}")
        .post(API + "/inbox/" + UUID.randomUUID() + "/skip")
        .then()
        .statusCode(400);
    operator().post(API + "/inbox/" + UUID.randomUUID() + "/retry").then().statusCode(404);
    operator().get("/api/v1/operations/other/inbox").then().statusCode(404);
    operator().queryParam("state", "LOST").get(API + "/inbox").then().statusCode(400);
    operator().queryParam("cursor", "?").get(API + "/inbox").then().statusCode(400);
  }

  @Test
  void listsGoOnWhereTheyEnded() {
    for (int i = 0; i < 3; i++) {
      Records.produce(
          InboxIT.TOPIC, key + i, 0, 1, "io.holdfast.test.v1", "tax", Map.of("order", "poison"));
      database.awaitStates(key + i, "1 PARKED");
    }
    String cursor =
        operator().queryParam("limit", 1).get(API + "/inbox").then().extract().path("next");

    operator()
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get(API + "/inbox")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  @Test
  void republicationIsTakenUpWhereItFailed() {
    String prefix = "re-" + UUID.randomUUID() + "-";
    database.execute(
        "insert into note (key, team, text) select '"
            + prefix
            + "' || to_char(n, 'FM000'), 'tax', 'x' from generate_series(1, 120) n");
    republisher.crashOnceAt(prefix + "070");

    String id =
        operator()
            .contentType("application/json")
            .body(Map.of("topic", "holdfast.inventory.v1"))
            .post(API + "/republications")
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    await("republished")
        .atMost(LIMIT)
        .until(
            () ->
                "DONE"
                    .equals(
                        operator()
                            .get(API + "/republications/" + id)
                            .then()
                            .extract()
                            .<String>path("state")));
    List<Records.Published> sent =
        Records.awaitOn(
            "holdfast.inventory.v1",
            "*",
            events -> events.stream().filter(e -> e.key().startsWith(prefix)).count() >= 120,
            LIMIT);
    Map<String, List<Records.Published>> byKey =
        sent.stream()
            .filter(event -> event.key().startsWith(prefix))
            .collect(Collectors.groupingBy(Records.Published::key));
    assertThat(byKey).hasSize(120);
    assertThat(byKey.values())
        .allSatisfy(
            events -> {
              assertThat(events).hasSize(1);
              assertThat(events.getFirst().version()).isEqualTo(1);
              assertThat(Long.parseLong(events.getFirst().headers().get("ce_epoch"))).isPositive();
            });
    operator().get(API + "/republications").then().body("id", hasItem(id));
  }

  @Test
  void onlyItsOwnTopicsAreRepublished() {
    operator()
        .contentType("application/json")
        .body(Map.of("topic", "holdfast.lifecycle.v1"))
        .post(API + "/republications")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/topic"));
  }

  private int skip(UUID id) {
    return operator()
        .contentType("application/json")
        .body(Map.of("reason", "twice"))
        .post(API + "/inbox/" + id + "/skip")
        .statusCode();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(Tokens.user("otto", "operator@*"));
  }

  private void produce(long version, String order) {
    Records.produce(
        InboxIT.TOPIC, key, 0, version, "io.holdfast.test.v1", "tax", Map.of("order", order));
  }
}
