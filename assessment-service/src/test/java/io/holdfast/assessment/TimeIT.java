// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time alone does: it is told before, and it shows when it happens. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TimeIT {

  private static final String AHEAD = "io.holdfast.assessment.expiry-ahead.v1";
  private static final String LAPSED = "io.holdfast.assessment.decision-lapsed.v1";

  private final Inventory inventory = new Inventory();

  @BeforeEach
  void registersTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
  }

  private static List<JsonNode> endings(List<Records.Published> events) {
    return events.stream()
        .filter(event -> event.type().equals(AHEAD))
        .flatMap(event -> StreamSupport.stream(event.data().path("endings").spliterator(), false))
        .toList();
  }

  @Test
  void evidenceThatEndsSoonIsAnnouncedOnce() {
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    JsonNode proven = Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
    JsonNode soonest = proven.at("/expiries/0");
    assertThat(soonest.path("holder").asText()).isEqualTo("EVIDENCE");
    String until = Instant.now().plus(Duration.ofDays(5)).truncatedTo(ChronoUnit.MICROS).toString();
    JsonNode copied = Api.get("/evidence/" + soonest.path("id").asText()).as(JsonNode.class);
    Map<String, Object> evidence = new HashMap<>();
    evidence.put("system", inventory.key);
    evidence.put("validUntil", until);
    evidence.put("collectedAt", Instant.now().minusSeconds(60).toString());
    for (String field :
        List.of("kind", "subjects", "outcome", "method", "digest", "producer", "safeguards")) {
      evidence.put(field, copied.path(field));
    }
    String id = Api.post("/evidence", evidence).then().statusCode(201).extract().path("id");

    List<Records.Published> events =
        inventory.awaitAnswers(
            all -> endings(all).stream().anyMatch(one -> one.path("id").asText().equals(id)));
    events.stream().filter(event -> event.type().equals(AHEAD)).forEach(EventContracts::check);
    JsonNode told =
        endings(events).stream()
            .filter(one -> one.path("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(Instant.parse(told.path("at").asText())).isEqualTo(Instant.parse(until));
    assertThat(told.path("affects")).isNotEmpty();

    inventory.retrain("8", Inventory.V8, Instant.now());
    String caseId = inventory.revisedByCase("model.trained", Map.of());
    inventory.awaitAnswer(caseId);
    inventory.edit();
    List<Records.Published> later =
        inventory.awaitAnswers(all -> !Inventory.answers(all, caseId).isEmpty());
    assertThat(endings(later).stream().filter(one -> one.path("id").asText().equals(id)))
        .hasSize(1);
  }

  @Test
  void anAcceptanceEndsOnItsDateWithoutAnyEvent() {
    JsonNode now = Api.await(inventory.key);
    String scenario =
        StreamSupport.stream(now.path("scenarios").spliterator(), false)
            .filter(each -> each.at("/evidenced/level").asText().equals("M"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    Map<String, Object> request =
        DecisionIT.request(
            inventory.key,
            "RISK_ACCEPTANCE",
            Map.of(
                "scenarios",
                List.of(scenario),
                "until",
                Instant.now().plus(Duration.ofSeconds(12)).toString()));
    String id = Api.post("/decisions", request).then().statusCode(201).extract().path("id");
    Api.post(
            "/decisions/" + id + "/approve",
            Map.of("reason", "for a moment"),
            Tokens.of("approver@" + Inventory.TEAM))
        .then()
        .statusCode(200);
    Api.await(inventory.key, one -> status(one, scenario).equals("ACCEPTED"));

    JsonNode ended = Api.await(inventory.key, one -> !status(one, scenario).equals("ACCEPTED"));

    assertThat(ended.path("triggers").toString()).contains("EXPIRY");
    List<Records.Published> events =
        inventory.awaitAnswers(all -> all.stream().anyMatch(event -> event.type().equals(LAPSED)));
    Records.Published lapsed =
        events.stream().filter(event -> event.type().equals(LAPSED)).findFirst().orElseThrow();
    EventContracts.check(lapsed);
    assertThat(lapsed.data().path("decision").asText()).isEqualTo(id);
    assertThat(lapsed.data().path("state").asText()).isEqualTo("ENDED");
    assertThat(lapsed.data().path("kind").asText()).isEqualTo("RISK_ACCEPTANCE");
  }

  private static String status(JsonNode assessment, String scenario) {
    return StreamSupport.stream(assessment.path("scenarios").spliterator(), false)
        .filter(each -> each.path("id").asText().equals(scenario))
        .map(each -> each.path("status").asText())
        .findFirst()
        .orElse("none");
  }
}
