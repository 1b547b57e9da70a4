// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person sees at a glance: who is connected, and what came of what was sent. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class GlanceIT {

  private static final Map<String, String> BEARER =
      Map.of("Content-Type", "application/json", "Authorization", "Bearer " + Connected.SECRET);

  private final String name = Posted.unique("glance");
  private Connected connected;

  @BeforeEach
  void connect() {
    connected =
        Connected.of("webhook", Map.of("proof", "TOKEN", "mapping", Map.of("webhook", mapping())));
  }

  private static Map<String, Object> mapping() {
    Map<String, Object> trained =
        Map.of(
            "type", "retrain",
            "event", "model.trained",
            "subject", "/model",
            "alias", "pkg:mlflow/{name}",
            "version", "/version");
    return Map.of(
        "time", "/at",
        "type", List.of("/kind"),
        "types", List.of(trained, Map.of("type", "chat", "event", "ignored")));
  }

  private String send(Map<String, String> body) {
    return connected.deliver(BEARER, Json.text(body)).statusCode(202).extract().path("id");
  }

  private static ValidatableResponse events(String query) {
    return Posted.as(Posted.reader()).get(Posted.PATH + query).then().statusCode(200);
  }

  @Test
  void whoIsHeardInVainIsToldSo() {
    send(Map.of("kind", "chat"));
    assertThat(connected.get().getString("nextStep")).contains("/events?connection=");

    Posted.awaitState(send(Map.of("kind", "retrain", "model", name, "version", "1")), "unmatched");
    assertThat(connected.get().getString("nextStep"))
        .startsWith("1 unmatched: GET /api/v1/events/unregistered ");

    send(Map.of("kind", "retrain", "model", name));
    assertThat(connected.get().getString("health")).isEqualTo("CONNECTED");
    assertThat(connected.get().getString("nextStep")).startsWith("1 unmapped: ");
    assertThat(connected.get().getInt("notClosed.unmatched")).isEqualTo(1);
    assertThat(connected.get().getInt("notClosed.open")).isZero();
  }

  @Test
  void whatCameOverAConnectionIsListedWithItsReason() {
    String key = connected.get().getString("key");
    PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + name);
    String open = send(Map.of("kind", "retrain", "model", name, "version", "1"));
    Posted.awaitState(open, "open");
    send(Map.of("kind", "retrain", "model", name));

    for (String query : List.of("?connection=" + key, "?connection=" + connected.id())) {
      events(query).body("items", hasSize(2)).body("items[0].connection", equalTo(key));
    }
    events("?state=open&connection=" + key)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(open))
        .body("items[0].reason", equalTo("waits for the inventory's answer"))
        .body("items[0].nextStep", nullValue());
    events("/" + open)
        .body("connection", equalTo(key))
        .body("reason", equalTo("waits for the inventory's answer"));
    events("?state=unmapped&connection=" + key)
        .body("items[0].reason", containsString("needs a version or a digest"));
    events("?connection=another").body("items", hasSize(0));
  }

  @Test
  void whatIsNotUnderstoodSaysWhyAndWhatToDo() {
    String late = send(Map.of("kind", "retrain", "model", name, "version", "1", "at", "yesterday"));
    String strange = send(Map.of("kind", "surprise"));

    events("/" + late)
        .body(
            "reason",
            equalTo(
                "the mapping makes nothing valid of it: time is not an RFC 3339 time of this era"));
    events("/" + strange)
        .body("state", equalTo("unknown-type"))
        .body("nextStep", containsString("name the type where the mapping lists types"));
  }
}
