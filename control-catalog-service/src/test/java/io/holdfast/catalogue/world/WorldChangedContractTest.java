// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldChangedContractTest {

  private static JsonNode event(NewWorldChange content) {
    return Json.tree(
        AnnounceWorldChange.WorldChanged.of(
            UUID.fromString("019d2f3e-7c1a-7b52-9a6e-3f0c5f6a1b2d"),
            content,
            Instant.parse("2026-10-21T09:30:00Z")));
  }

  private static NewWorldChange technique() {
    return new NewWorldChange(
        NewWorldChange.NEW_ATTACK_TECHNIQUE,
        Instant.parse("2026-10-20T08:00:00Z"),
        List.of("TF-08"),
        List.of(),
        NewWorldChange.MITRE_ATLAS,
        "2026.10",
        List.of("AML.T0135"),
        "ATLAS 2026.10 adds the technique AML.T0135");
  }

  @Test
  void aNewTechniqueKeepsToItsContract() {
    EventContracts.check(AnnounceWorldChange.TYPE, event(technique()));
  }

  @Test
  void aChangedLawKeepsToItsContract() {
    EventContracts.check(
        AnnounceWorldChange.TYPE,
        event(
            new NewWorldChange(
                NewWorldChange.LAW_OR_STANDARD_CHANGED,
                Instant.parse("2026-07-27T00:00:00Z"),
                List.of(),
                List.of("AIA-15.5.adversarial-examples"),
                NewWorldChange.REPORTED,
                null,
                List.of("Regulation (EU) 2026/1744"),
                "Dates of application moved")));
  }

  @Test
  void exampleKeepsToTheContract() {
    EventContracts.check(
        AnnounceWorldChange.TYPE, EventContracts.example(AnnounceWorldChange.TYPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "kind", "occurredAt", "recordedAt", "families", "requirements"})
  void contractRefusesAnEventWithout(String field) {
    JsonNode spoilt = ((ObjectNode) event(technique())).without(field);

    assertThatThrownBy(() -> EventContracts.check(AnnounceWorldChange.TYPE, spoilt))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(field);
  }
}
