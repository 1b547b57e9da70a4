// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.story.Api;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Single events, all around the loop. */
class LoopIT {

  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

  private final Platform platform = Platform.running();
  private final Api api = platform.anyReplica();

  @Test
  void closesARetrainWithAnAssessmentOfTheNewVersion() {
    Fleet.register(api, "loop-plain");
    Fleet.awaitAssessed(platform, "loop-plain");

    String event = Fleet.post(api, Fleet.trained(id(), "pkg:mlflow/loop-plain", 1, JUNE));

    JsonNode found = platform.closed(Fleet.EDITOR, event).path("cases").get(0);
    assertThat(found.path("answer").asText()).isEqualTo("ASSESSED");
    assertThat(found.path("revision").asInt()).isEqualTo(2);
    JsonNode assessment =
        api.get(Fleet.EDITOR, Service.ASSESSMENT, "/api/v1/assessments/loop-plain").ok();
    assertThat(assessment.path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void answersADuplicateWithTheSameEvent() {
    Fleet.register(api, "loop-duplicate");
    JsonNode sent = Fleet.trained(id(), "pkg:mlflow/loop-duplicate", 1, JUNE);

    String first = Fleet.post(api, sent);
    String second = Fleet.post(api, sent);

    assertThat(second).isEqualTo(first);
    assertThat(platform.closed(Fleet.EDITOR, first).path("cases")).hasSize(1);
  }

  @Test
  void neverMovesAVersionBack() {
    Fleet.register(api, "loop-order");
    String newer = Fleet.post(api, Fleet.trained(id(), "pkg:mlflow/loop-order", 8, JULY));
    platform.closed(Fleet.EDITOR, newer);
    String older = Fleet.post(api, Fleet.trained(id(), "pkg:mlflow/loop-order", 7, JUNE));

    JsonNode found = platform.closed(Fleet.EDITOR, older).path("cases").get(0);

    assertThat(found.path("inventory").path("reason").asText()).isEqualTo("SUPERSEDED");
    JsonNode system = api.get(Fleet.EDITOR, Service.INVENTORY, "/api/v1/systems/loop-order").ok();
    assertThat(
            system
                .path("document")
                .path("components")
                .get(1)
                .path("version")
                .path("label")
                .asText())
        .isEqualTo("8");
  }

  @Test
  void resolvesAnUnmatchedEventWhenItsAliasIsRegistered() {
    String event = Fleet.post(api, Fleet.trained(id(), "pkg:mlflow/loop-later", 1, JUNE));
    Platform.await(
        "unmatched",
        java.time.Duration.ofSeconds(30),
        () ->
            java.util.Optional.of(
                    api.get(Fleet.PIPELINE, Service.MONITORING, "/api/v1/events/" + event))
                .filter(a -> a.body().path("state").asText().equalsIgnoreCase("unmatched")));

    Fleet.register(api, "loop-later");

    assertThat(platform.closed(Fleet.EDITOR, event).path("cases")).hasSize(1);
  }

  @Test
  void fansOutToEverySystemThatUsesTheModel() {
    for (int i = 0; i < 5; i++) {
      Fleet.register(api, "loop-fan-" + i, "pkg:mlflow/loop-shared");
      Fleet.awaitAssessed(platform, "loop-fan-" + i);
    }

    String event = Fleet.post(api, Fleet.trained(id(), "pkg:mlflow/loop-shared", 1, JUNE));

    JsonNode closed =
        Platform.await(
            "five cases",
            java.time.Duration.ofSeconds(60),
            () ->
                java.util.Optional.of(platform.closed(Fleet.EDITOR, event))
                    .filter(e -> e.path("cases").size() == 5));
    assertThat(closed.path("cases"))
        .allSatisfy(found -> assertThat(found.path("answer").asText()).isEqualTo("ASSESSED"));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
