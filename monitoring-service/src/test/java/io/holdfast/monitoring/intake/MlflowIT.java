// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.holdfast.monitoring.sender.Signatures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Plays MLflow 3: Python's JSON, a UUID per delivery, the signature of its webhooks. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MlflowIT {

  private final String model = Posted.unique("mlflow");
  private final String alias = "pkg:mlflow/" + model;

  private Map<String, Object> declared(String... promotedBy) {
    return Map.of("mapping", Map.of("promotedBy", List.of(promotedBy), "immutableVersions", true));
  }

  private static String body(String event, String data) {
    String[] parts = event.split("\\.");
    return "{\"entity\": \"%s\", \"action\": \"%s\", \"timestamp\": \"%s\", \"data\": %s}"
        .formatted(parts[0], parts[1], Instant.now().truncatedTo(ChronoUnit.MICROS) + "", data);
  }

  private static Map<String, String> signed(String body, String secret, Instant at) {
    String id = UUID.randomUUID().toString();
    String time = Long.toString(at.getEpochSecond());
    byte[] bytes = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
    return new HashMap<>(
        Map.of(
            "Content-Type",
            "application/json",
            "X-MLflow-Delivery-Id",
            id,
            "X-MLflow-Timestamp",
            time,
            "X-MLflow-Signature",
            "v1," + Signatures.base64(Signatures.hmac(secret, bytes))));
  }

  private static ValidatableResponse send(Connected connected, String body) {
    return connected.deliver(signed(body, Connected.SECRET, Instant.now()), body);
  }

  private String moved(String name, String version) {
    return body(
        "model_version_alias.created",
        "{\"name\": \"%s\", \"alias\": \"%s\", \"version\": \"%s\"}"
            .formatted(model, name, version));
  }

  @Test
  void aNewVersionBecomesACase() {
    Connected connected = Connected.of("mlflow", declared("champion"));
    PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", alias);
    String body =
        body(
            "model_version.created",
            "{\"name\": \"%s\", \"version\": \"7\", \"source\": \"models:/m-1\", \"run_id\": \"r\", \"tags\": {}}"
                .formatted(model));

    String id = send(connected, body).statusCode(202).extract().path("id");

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.path("eventId").asText()).isEqualTo(id);
    assertThat(told.at("/event/type").asText()).isEqualTo("model.trained");
    assertThat(told.at("/event/subjects/0/version").asText()).isEqualTo("7");
    assertThat(told.at("/event/immutableVersions").asBoolean()).isTrue();
    assertThat(told.at("/event/connection").asText()).isEqualTo(connected.id());
    send(connected, body).statusCode(202).body("id", equalTo(id)).body("duplicate", equalTo(true));
    assertThat(Posted.as(Posted.reader()).get(Posted.PATH + "/" + id + "/raw").asString())
        .isEqualTo(body);
  }

  @Test
  void anAliasMoveSaysFromWhere() {
    Connected connected = Connected.of("mlflow", declared("champion"));
    send(connected, moved("champion", "7")).statusCode(202);
    String id = send(connected, moved("champion", "8")).statusCode(202).extract().path("id");

    assertThat(Posted.get(id).getString("type")).isEqualTo("model.promoted");
    assertThat(Posted.get(id).getString("event.data.previousVersion")).isEqualTo("7");
    String removed =
        body(
            "model_version_alias.deleted",
            "{\"name\": \"%s\", \"alias\": \"champion\"}".formatted(model));
    String gone = send(connected, removed).statusCode(202).extract().path("id");
    assertThat(Posted.get(gone).getString("event.change.summary"))
        .isEqualTo("alias champion of " + model + ": removed, was version 8");
  }

  @Test
  void aTestShowsAsConnected() {
    Connected connected = Connected.of("mlflow", declared("champion"));
    String body =
        body(
            "model_version.created",
            "{\"name\": \"example_model\", \"version\": \"1\", \"source\": \"models:/123\", \"run_id\": \"abcd1234abcd5678\", \"tags\": {\"example_key\": \"example_value\"}, \"description\": \"An example model version\"}");

    send(connected, body).statusCode(202).body("state", equalTo("test"));

    assertThat(connected.get().getString("health")).isEqualTo("TESTED");
    assertThat(connected.get().getInt("activity.tests")).isEqualTo(1);
  }

  @Test
  void aWrongSignatureOrAnOldOneIsRefused() {
    Connected connected = Connected.of("mlflow", declared("champion"));
    String body = moved("champion", "7");

    connected.deliver(signed(body, "not-the-secret-of-it", Instant.now()), body).statusCode(401);
    connected
        .deliver(signed(body, Connected.SECRET, Instant.now().minusSeconds(301)), body)
        .statusCode(401);
    Map<String, String> headers = signed(body, Connected.SECRET, Instant.now());
    connected.deliver(headers, body + " ").statusCode(401);
    headers.remove("X-MLflow-Signature");
    connected.deliver(headers, body).statusCode(401);
    assertThat(connected.get().getInt("activity.refused")).isEqualTo(4);
  }

  @Test
  void whatMeansNothingIsKeptAndReadAgainThroughACorrectedMapping() {
    Map<String, Object> declared = Connected.declared("mlflow", declared("champion"));
    Connected connected = Connected.of("mlflow", declared);
    PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", alias);
    String id =
        send(connected, moved("gold", "9"))
            .statusCode(202)
            .body("state", equalTo("ignored"))
            .extract()
            .path("id");

    declared.putAll(declared("gold"));
    connected.change(declared).statusCode(200);
    Posted.as(Connected.OPERATOR)
        .post(connected.path() + "/replay")
        .then()
        .statusCode(200)
        .body("read", equalTo(1))
        .body("accepted", equalTo(1));

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.path("eventId").asText()).isEqualTo(id);
    assertThat(told.at("/event/type").asText()).isEqualTo("model.promoted");
    Posted.as(Connected.OPERATOR).post(Posted.PATH + "/" + id + "/reread").then().statusCode(409);
  }

  @Test
  void whatMayNoLongerBeSaidStaysAsItWas() {
    Map<String, Object> declared = Connected.declared("mlflow", declared("champion"));
    Connected connected = Connected.of("mlflow", declared);
    String id = send(connected, moved("champion", "9")).statusCode(202).extract().path("id");
    Posted.awaitState(id, "unmatched");

    declared.put("speaksFor", List.of("pkg:mlflow/another-model"));
    connected.change(declared).statusCode(200);
    Posted.as(Connected.OPERATOR).post(Posted.PATH + "/" + id + "/reread").then().statusCode(403);

    assertThat(Posted.get(id).getString("state")).isEqualTo("unmatched");
    assertThat(Posted.get(id).getList("unmatched")).hasSize(1);
  }

  @Test
  void whatCannotBeMappedIsKeptWithItsReason() {
    Connected connected = Connected.of("mlflow", declared("champion"));
    String id =
        send(connected, body("model_version.created", "{\"name\": \"%s\"}".formatted(model)))
            .statusCode(202)
            .body("state", equalTo("unmapped"))
            .extract()
            .path("id");

    assertThat(Posted.as(Connected.OPERATOR).get(Posted.PATH + "/" + id).<String>path("error"))
        .contains("needs a version or a digest");
    Posted.as(Connected.OPERATOR)
        .post(Posted.PATH + "/" + id + "/reread")
        .then()
        .statusCode(202)
        .body("state", equalTo("unmapped"));
    send(connected, body("trace_assessment.created", "{\"trace_id\": \"t\"}"))
        .statusCode(202)
        .body("state", equalTo("unknown-type"));
    String bad = "{\"entity\": ";
    send(connected, bad).statusCode(400);
    Map<String, String> headers = signed(bad, Connected.SECRET, Instant.now());
    headers.put("Content-Type", "text/plain");
    connected.deliver(headers, bad).statusCode(415);
  }
}
