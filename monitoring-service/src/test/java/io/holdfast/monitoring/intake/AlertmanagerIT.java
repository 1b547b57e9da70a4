// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Driven by Debian's Alertmanager itself, where the package is installed. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AlertmanagerIT {

  @Inject Jdbi jdbi;

  @TempDir Path folder;

  private final String model = Posted.unique("alerted");
  private final String api = Posted.unique("api");
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM);

  private Map<String, String> drift() {
    return Map.of(
        "alertname", "ModelDataDrift",
        "model_name", model,
        "model_version", "7",
        "severity", "warning");
  }

  private Map<String, String> incident() {
    return Map.of(
        "alertname", "ApiDown",
        "ai_system", api,
        "holdfast_kind", "incident",
        "severity", "critical");
  }

  private static void awaitDuplicates(Connected connected, int atLeast) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> connected.get().getInt("activity.duplicates") >= atLeast);
  }

  private JsonNode told(String type) {
    List<Records.Published> all =
        Records.awaitOn(
            PlayedSystem.LIFECYCLE,
            system.id(),
            found -> found.stream().anyMatch(one -> isOf(one, type)),
            Duration.ofSeconds(60));
    return all.stream().filter(one -> isOf(one, type)).findFirst().orElseThrow().data();
  }

  private static boolean isOf(Records.Published told, String type) {
    return told.data().at("/event/type").asText().equals(type);
  }

  @Test
  void alertsBecomeCasesOnceUntilTheyAreResolved() throws IOException {
    Optional<Path> program = AlertmanagerProcess.installed();
    assumeTrue(
        program.isPresent(),
        "prometheus-alertmanager is not installed (Debian: apt-get install prometheus-alertmanager)");
    Connected connected = Connected.of("alertmanager", Map.of());
    system.registers(
        Map.of(
            "scoring-model", List.of("pkg:mlflow/" + model),
            "api", List.of("urn:system:" + api)));
    PlayedSystem.awaitKnown(jdbi, "urn:system:" + api, 1);
    String url = "http://127.0.0.1:" + RestAssured.port + connected.path() + "/deliveries";
    Instant begins = Instant.now().minusSeconds(60);
    connected.move("DISABLED").statusCode(200);
    try (AlertmanagerProcess alertmanager =
        AlertmanagerProcess.start(program.orElseThrow(), folder, url, Connected.SECRET)) {
      alertmanager.alert(drift(), begins, null);
      alertmanager.alert(incident(), begins, null);
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> alertmanager.failed() > 0);
      connected.move("ACTIVE").statusCode(200);

      JsonNode drift = told("drift.detected");
      JsonNode incident = told("incident.detected");
      awaitDuplicates(connected, 2);

      assertThat(drift.at("/event/subjects/0/version").asText()).isEqualTo("7");
      assertThat(drift.at("/event/finding/severity").asText()).isEqualTo("M");
      assertThat(drift.at("/event/finding/title").asText()).startsWith("PSI 0.31");
      assertThat(incident.at("/components/0").asText()).isEqualTo("api");
      assertThat(incident.at("/event/finding/severity").asText()).isEqualTo("VH");

      alertmanager.alert(drift(), begins, Instant.now());
      JsonNode resolved = told("drift.resolved");
      assertThat(resolved.at("/event/finding/key").asText())
          .isEqualTo(drift.at("/event/finding/key").asText());

      List<JsonNode> cases = List.of(drift, incident, resolved);
      system.assessed(
          cases.stream().map(one -> one.path("caseId").asText()).toList(), "MET", "NOT_MET");
      cases.forEach(one -> Posted.awaitState(one.path("eventId").asText(), "closed"));
      assertThat(connected.get().getInt("activity.accepted")).isEqualTo(3);
    }
  }
}
