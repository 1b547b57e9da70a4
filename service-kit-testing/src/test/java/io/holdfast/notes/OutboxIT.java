// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static io.holdfast.notes.Database.LIMIT;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OutboxIT {

  private static final String TOPIC = "holdfast.inventory.v1";
  private static final String ASSESSOR = "assessor@retail-credit";

  @Inject Outbox outbox;
  @Inject Database database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String key = "note-" + UUID.randomUUID();

  @Test
  void eventsOfAKeyAreSentInOrderOfTheirCommits() {
    for (int i = 1; i <= 20; i++) {
      write("text " + i, 200);
    }

    List<Records.Published> sent =
        Records.awaitOn(TOPIC, key, events -> events.size() == 20, LIMIT);
    assertThat(sent)
        .extracting(Records.Published::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    assertThat(sent)
        .extracting(event -> event.data().path("text").asText())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(i -> "text " + i).toList());
    assertThat(database.count("select count(*) from outbox where key = :key", key)).isZero();
  }

  @Test
  void headersAreThoseOfCloudEvents() {
    given()
        .header("X-Request-Id", "build-17")
        .auth()
        .oauth2(Tokens.of(ASSESSOR))
        .contentType("application/json")
        .body(Map.of("key", key, "team", "retail-credit", "text", "x"))
        .post("/api/v1/notes")
        .then()
        .statusCode(200);

    Records.Published event =
        Records.awaitOn(TOPIC, key, events -> !events.isEmpty(), LIMIT).getFirst();
    assertThat(event.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_source", "/notes")
        .containsEntry("ce_type", "io.holdfast.notes.written.v1")
        .containsEntry("ce_subject", key)
        .containsEntry("ce_partitionkey", key)
        .containsEntry("ce_epoch", "0")
        .containsEntry("ce_sequence", "1")
        .containsEntry("ce_team", "retail-credit")
        .containsEntry("ce_correlationid", "build-17")
        .containsEntry("content-type", "application/json")
        .containsKeys("ce_id", "ce_time", "ce_traceparent");
  }

  @Test
  void whatIsRolledBackIsNeverSentAndLeavesNoGap() {
    write("refuse this", 409);
    write("take this", 200);

    List<Records.Published> sent = Records.awaitOn(TOPIC, key, events -> !events.isEmpty(), LIMIT);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().version()).isEqualTo(1);
    assertThat(sent.getFirst().data().path("text").asText()).isEqualTo("take this");
  }

  @Test
  void writersOfOneKeyGetVersionsOneByOne() throws InterruptedException {
    List<Thread> writers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.startVirtualThread(
                        () -> {
                          for (int n = 0; n < 5; n++) {
                            append(TOPIC, key);
                          }
                        }))
            .toList();
    for (Thread writer : writers) {
      writer.join();
    }

    List<Records.Published> sent =
        Records.awaitOn(TOPIC, key, events -> events.size() == 40, LIMIT);
    assertThat(sent)
        .extracting(Records.Published::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void aTopicThatDoesNotAnswerHoldsUpNoOtherAndIsServedLater() throws Exception {
    String late = "holdfast.late." + UUID.randomUUID();
    append(late, key);
    append(late, key);
    append(TOPIC, key); // the same key, hence the same shard, behind the two

    Records.awaitOn(TOPIC, key, events -> events.size() == 1, LIMIT);
    assertThat(database.count("select count(*) from outbox where key = :key", key)).isEqualTo(2);

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.createTopics(List.of(new NewTopic(late, 2, (short) 1))).all().get();
    }
    List<Records.Published> sent = Records.awaitOn(late, key, events -> events.size() == 2, LIMIT);
    assertThat(sent).extracting(Records.Published::version).containsExactly(1L, 2L);
    await("the sent rows are deleted")
        .atMost(LIMIT)
        .until(() -> database.count("select count(*) from outbox where key = :key", key) == 0);
  }

  @Test
  void nothingIsAppendedOutsideATransaction() {
    assertThatIllegalStateException().isThrownBy(() -> outbox.append(event(TOPIC, key, "x")));
  }

  @Test
  void nothingIsAppendedThatTheTopicWouldRefuse() {
    String large = "x".repeat(4 * 1024 * 1024);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append(event(TOPIC, key, large))));
  }

  @Test
  void theLargestEventArrives() {
    String large = "x".repeat(3 * 1024 * 1024 + 900 * 1024);
    QuarkusTransaction.requiringNew().run(() -> outbox.append(event(TOPIC, key, large)));

    assertThat(Records.awaitOn(TOPIC, key, events -> !events.isEmpty(), LIMIT)).hasSize(1);
  }

  private void append(String topic, String key) {
    QuarkusTransaction.requiringNew().run(() -> outbox.append(event(topic, key, "x")));
  }

  private static OutgoingEvent event(String topic, String key, String text) {
    return new OutgoingEvent(
        topic, key, "io.holdfast.notes.written.v1", "tax", key, Map.of("text", text));
  }

  private void write(String text, int status) {
    given()
        .auth()
        .oauth2(Tokens.of(ASSESSOR))
        .contentType("application/json")
        .body(Map.of("key", key, "team", "retail-credit", "text", text))
        .post("/api/v1/notes")
        .then()
        .statusCode(status);
  }
}
