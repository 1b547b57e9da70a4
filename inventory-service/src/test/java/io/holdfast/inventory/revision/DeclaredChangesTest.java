// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.Systems;
import io.holdfast.inventory.document.SystemDocument;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredChangesTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private final SystemDocument before = Systems.document(Systems.scoring());
  private final ObjectNode after = Systems.scoring();

  @Test
  void findsNothingBetweenEqualDocuments() {
    assertThat(DeclaredChanges.between(before, Systems.document(after), NOW)).isEmpty();
  }

  @Test
  void turnsAnAddedFlowIntoAnArchitectureChangeOfBothEnds() {
    ((ArrayNode) after.path("flows"))
        .addObject()
        .put("from", "model")
        .put("to", "api")
        .put("kind", "INFERENCE_OUTPUT");

    List<TypedChange> changes = DeclaredChanges.between(before, Systems.document(after), NOW);

    assertThat(changes)
        .extracting(TypedChange::kind, TypedChange::component)
        .containsExactly(
            tuple("FLOW_ADDED", null),
            tuple("ARCHITECTURE_CHANGED", "api"),
            tuple("ARCHITECTURE_CHANGED", "model"));
  }

  @Test
  void followsARenamedComponent() {
    Systems.component(after, 1).put("key", "scorer").put("renamedFrom", "model");
    ((ObjectNode) after.path("flows").get(1)).put("to", "scorer");
    ((ObjectNode) after.path("flows").get(2)).put("to", "scorer");

    List<TypedChange> changes = DeclaredChanges.between(before, Systems.document(after), NOW);

    assertThat(changes)
        .extracting(TypedChange::kind)
        .contains("COMPONENT_RENAMED")
        .doesNotContain("COMPONENT_REMOVED", "COMPONENT_ADDED");
  }

  @Test
  void seesAnotherIntendedPurposeOnEveryComponent() {
    ((ObjectNode) after.path("profile")).put("intendedPurpose", "decide");

    List<TypedChange> changes = DeclaredChanges.between(before, Systems.document(after), NOW);

    assertThat(changes)
        .extracting(TypedChange::kind, TypedChange::component)
        .containsExactly(
            tuple("INTENDED_PURPOSE_CHANGED", "api"),
            tuple("INTENDED_PURPOSE_CHANGED", "model"),
            tuple("INTENDED_PURPOSE_CHANGED", "data"));
  }

  @Test
  void keepsTheLatestTimePerKindOfChange() {
    TypedChange later = new TypedChange("MODEL_RETRAINED", "model", null, null, null, NOW);
    TypedChange earlier =
        new TypedChange("MODEL_RETRAINED", "model", null, null, null, NOW.minusSeconds(60));

    SystemDocument changed = ChangeTimes.applied(before, List.of(later, earlier));

    assertThat(changed.components().get(1).changes())
        .containsOnly(java.util.Map.entry("MODEL_RETRAINED", NOW));
  }
}
