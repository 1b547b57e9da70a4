// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.holdfast.monitoring.sender.Signatures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tools without a client on the JVM, from a delivery to a told case. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ToolsIT {

  private final String name = Posted.unique("tool");

  private static Map<String, String> bearer() {
    return Map.of(
        "Content-Type", "application/json", "Authorization", "Bearer " + Connected.SECRET);
  }

  private JsonNode told(PlayedSystem system) {
    return system.told(1).getFirst().data().path("event");
  }

  private String alerts(String summary) {
    String alert =
        "{\"status\":\"firing\",\"labels\":{\"alertname\":\"ModelDataDrift\",\"model_name\":\"%s\",\"model_version\":\"7\",\"severity\":\"warning\"},\"annotations\":{\"summary\":\"%s\"},\"startsAt\":\"2026-11-23T05:35:06.62591468Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"\",\"fingerprint\":\"f-%s\"}"
            .formatted(name, summary, name);
    String other =
        "{\"status\":\"firing\",\"labels\":{\"alertname\":\"DiskFull\"},\"annotations\":{},\"startsAt\":\"2026-11-23T05:35:06Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"fingerprint\":\"d-%s\"}"
            .formatted(name);
    return "{\"receiver\":\"r\",\"status\":\"firing\",\"alerts\":[%s,%s],\"externalURL\":\"http://vm:9193\",\"version\":\"4\",\"groupKey\":\"g\"}"
        .formatted(alert, other);
  }

  @Test
  void aGroupOfAlertsIsKeptOnceAndEachAlertIsAnEvent() {
    Connected connected = Connected.of("alertmanager", Map.of());
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + name);

    List<String> ids =
        connected
            .deliver(bearer(), alerts("over"))
            .statusCode(202)
            .body("items.state", contains("accepted", "ignored"))
            .extract()
            .path("items.id");

    assertThat(told(system).path("type").asText()).isEqualTo("drift.detected");
    assertThat(told(system).at("/finding/severity").asText()).isEqualTo("M");
    for (String id : ids) {
      assertThat(Posted.as(Connected.OPERATOR).get(Posted.PATH + "/" + id + "/raw").asString())
          .isEqualTo(alerts("over"));
    }
    connected
        .deliver(bearer(), alerts("still over"))
        .statusCode(202)
        .body("items.duplicate", contains(true, true));
    connected.deliver(bearer(), "{\"version\":\"3\"}").statusCode(400);
  }

  @Test
  void aMappedWebhookIsReadByItsDocument() {
    Map<String, Object> webhook =
        Map.of(
            "signature",
            Map.of("scheme", "HMAC_HEX", "header", "X-Acme-Signature", "prefix", "sha256="),
            "id",
            List.of("/event/id"),
            "type",
            List.of("/event/kind"),
            "time",
            "/event/at",
            "types",
            List.of(
                Map.of(
                    "type", "retrain.*",
                    "event", "model.trained",
                    "kind", "model",
                    "subject", "/model/ref",
                    "pattern", List.of("{name}:{version}"),
                    "alias", "pkg:mlflow/{name}",
                    "digest", "/model/sha256")));
    Connected connected = Connected.of("webhook", Map.of("mapping", Map.of("webhook", webhook)));
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + name);
    String body =
        "{\"event\":{\"id\":\"%s\",\"kind\":\"retrain.done\",\"at\":\"%s\"},\"model\":{\"ref\":\"%s:7\",\"sha256\":\"%s\"}}"
            .formatted(UUID.randomUUID(), Instant.now(), name, "ab".repeat(32));
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    headers.put(
        "X-Acme-Signature",
        "sha256="
            + Signatures.hex(
                Signatures.hmac(Connected.SECRET, body.getBytes(StandardCharsets.UTF_8))));

    connected.deliver(headers, body).statusCode(202);

    assertThat(told(system).at("/subjects/0/version").asText()).isEqualTo("7");
    assertThat(told(system).at("/subjects/0/digest").asText())
        .isEqualTo("sha256:" + "ab".repeat(32));
    connected.deliver(headers, body.replace(":7", ":8")).statusCode(401);
  }

  @Test
  void aMappedWebhookIsReadAgainWithTheHeadersItCameWith() {
    Map<String, Object> ignored = Map.of("type", "retrain", "event", "ignored");
    Map<String, Object> trained =
        Map.of(
            "type", "retrain",
            "event", "model.trained",
            "subject", "/model",
            "version", "/version",
            "alias", "pkg:mlflow/{name}");
    Map<String, Object> document =
        Connected.declared("webhook", headerMapping("header:X-Event", ignored));
    Connected connected = Connected.of("webhook", document);
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + name);
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "X-Acme-Pass", Connected.SECRET,
            "X-Event-Key", "retrain");
    connected
        .deliver(headers, "{\"model\":\"%s\",\"version\":\"7\"}".formatted(name))
        .statusCode(202)
        .body("state", equalTo("unknown-type"));

    document.putAll(headerMapping("header:X-Event-Key", trained));
    connected.change(document).statusCode(200);
    Posted.as(Connected.OPERATOR)
        .post(connected.path() + "/replay")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));

    assertThat(told(system).at("/subjects/0/version").asText()).isEqualTo("7");
  }

  private static Map<String, Object> headerMapping(String place, Map<String, Object> type) {
    return Map.of(
        "proof",
        "TOKEN",
        "tokenHeader",
        "X-Acme-Pass",
        "mapping",
        Map.of("webhook", Map.of("type", List.of(place), "types", List.of(type))));
  }

  @Test
  void aWebhookNeedsAMappingThatMeansSomething() {
    Connected.create(Connected.OPERATOR, Connected.declared("webhook", Map.of()))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/mapping/webhook"));
    Connected.create(
            Connected.OPERATOR,
            Connected.declared(
                "webhook",
                Map.of(
                    "mapping",
                    Map.of(
                        "webhook",
                        Map.of("types", List.of(Map.of("type", "*", "event", "dreamt")))))))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/mapping/webhook/types/0/event"));
  }

  @Test
  void anEventGridHandshakeShowsAsConnected() {
    Connected connected = Connected.of("azure-ml", Map.of());
    Posted.anonymous()
        .contentType("application/json")
        .header("aeg-event-type", "SubscriptionValidation")
        .body(
            "[{\"id\":\"1\",\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\",\"data\":{\"validationCode\":\"512d38b6\"}}]")
        .post(connected.path() + "/deliveries?token=" + Connected.SECRET)
        .then()
        .statusCode(200)
        .body("validationResponse", equalTo("512d38b6"));

    assertThat(connected.get().getString("health")).isEqualTo("TESTED");
  }
}
