// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.change;

import static io.holdfast.catalogue.content.EditionFixtures.list;
import static io.holdfast.catalogue.content.EditionFixtures.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.catalogue.change.EditionChanges.Change;
import io.holdfast.catalogue.change.EditionChanges.FieldChange;
import io.holdfast.catalogue.change.EditionChanges.ItemChange;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.content.EditionFixtures;
import org.junit.jupiter.api.Test;

class CompareEditionsTest {

  private final EditionContent before = EditionFixtures.builtIn().content();
  private final EditionFiles files = EditionFixtures.ofVersion("2099.1.0");

  private EditionChanges changes() {
    return CompareEditions.between(before, files.content());
  }

  private ItemChange change(String kind, String id) {
    return changes().items().stream()
        .filter(item -> item.kind().equals(kind) && item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameContentDiffersInNothing() {
    EditionChanges changes = CompareEditions.between(before, before);

    assertThat(changes.items()).isEmpty();
    assertThat(changes.affectsAssessments()).isFalse();
  }

  @Test
  void anotherVersionAloneAffectsNoAssessment() {
    assertThat(changes().items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.kind()).isEqualTo("edition");
              assertThat(item.fields())
                  .containsExactly(
                      new FieldChange(
                          "/version", new TextNode("2026.11.1"), new TextNode("2099.1.0")));
            });
    assertThat(changes().affectsAssessments()).isFalse();
  }

  @Test
  void proseIsToldAndAffectsNoAssessment() {
    object(files, "controls.json", "/0").put("guidance", "Otherwise.");
    object(files, "controls.json", "/0/maturity").put("basis", "Newer reading.");

    ItemChange change = change("control", "MC-01");
    assertThat(change.change()).isEqualTo(Change.CHANGED);
    assertThat(change.fields())
        .extracting(FieldChange::pointer)
        .containsExactly("/guidance", "/maturity/basis");
    assertThat(change.affectsAssessments()).isFalse();
    assertThat(changes().affectsAssessments()).isFalse();
  }

  @Test
  void whatTheEngineComputesWithAffectsAssessments() {
    object(files, "controls.json", "/0/maturity").put("level", "M3");
    object(files, "evidence-kinds.json", "/0").put("maxAgeDays", 90);
    list(files, "threats.json", "/0/weakAlone").remove(0);
    object(files, "edition.json", "").withArray("harmonisedStandards").add("EN 1");

    assertThat(change("control", "MC-01").affectsAssessments()).isTrue();
    assertThat(change("evidenceKind", "EV-01").fields().getFirst().pointer())
        .isEqualTo("/maxAgeDays");
    assertThat(change("evidenceKind", "EV-01").affectsAssessments()).isTrue();
    assertThat(change("threat", "TF-01").affectsAssessments()).isTrue();
    assertThat(change("edition", "edition").affectsAssessments()).isTrue();
    assertThat(changes().affectsAssessments()).isTrue();
  }

  @Test
  void itemsAreAddedAndRemoved() {
    ObjectNode control = object(files, "controls.json", "/0").deepCopy();
    control.put("id", "MC-77");
    list(files, "controls.json", "").remove(1);
    list(files, "controls.json", "").add(control);
    list(files, "context.json", "").remove(0);

    assertThat(change("control", "MC-77"))
        .isEqualTo(new ItemChange("control", "MC-77", Change.ADDED, true, java.util.List.of()));
    assertThat(change("control", "MC-02").change()).isEqualTo(Change.REMOVED);
    assertThat(change("control", "MC-02").affectsAssessments()).isTrue();
    assertThat(change("context", "AIA-Art.3(1)"))
        .isEqualTo(
            new ItemChange("context", "AIA-Art.3(1)", Change.REMOVED, false, java.util.List.of()));
  }

  @Test
  void mappingsAreToldByTheirTwoEndsAndAffectNoAssessment() {
    object(files, "control-mappings.json", "/0").put("confidence", "low");
    list(files, "external-mappings.json", "/0/pairs/AC-5").add("A.5.4");

    assertThat(change("controlMapping", "OC-20~AIA-15.3.declared-metrics").fields())
        .extracting(FieldChange::pointer)
        .containsExactly("/confidence");
    assertThat(change("externalMapping", "SP800-53-TO-ISO27001").fields())
        .extracting(FieldChange::pointer)
        .containsExactly("/pairs/AC-5");
    assertThat(changes().affectsAssessments()).isFalse();
  }
}
