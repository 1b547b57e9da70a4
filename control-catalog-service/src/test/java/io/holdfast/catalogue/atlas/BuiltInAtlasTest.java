// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.content.EditionManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInAtlasTest {

  private final AtlasContent index = BuiltInAtlas.read();
  private final EditionContent edition = EditionFiles.builtIn("2026.11").content();

  @Test
  void isTheReleaseThatTheEditionPins() {
    assertThat(edition.edition().sources())
        .filteredOn(source -> source.id().equals(AtlasReferences.SOURCE))
        .extracting(EditionManifest.Source::edition)
        .containsExactly(index.contentVersion());
  }

  @Test
  void hasAsManyItemsAsTheReleaseAndSaysWhatItLacks() {
    assertThat(AtlasImport.Counts.of(index)).isEqualTo(new AtlasImport.Counts(16, 120, 88, 40));
    assertThat(index.gaps()).isNotEmpty();
    assertThat(index.mitigations())
        .filteredOn(mitigation -> !mitigation.isComplete())
        .extracting(AtlasContent.Mitigation::id)
        .containsExactly("AML.M0016", "AML.M0037", "AML.M0038", "AML.M0039");
  }

  @Test
  void knowsEveryIdThatTheEditionNames() {
    Set<String> known = new TreeSet<>(index.techniquesById().keySet());
    known.addAll(index.mitigationsById().keySet());
    known.addAll(index.tacticsById().keySet());

    assertThat(named(AtlasReferences.ofThreats(edition))).isNotEmpty().isSubsetOf(known);
    assertThat(named(AtlasReferences.ofControls(edition))).isNotEmpty().isSubsetOf(known);
  }

  private static List<String> named(Map<String, List<String>> ids) {
    return ids.values().stream().flatMap(List::stream).distinct().toList();
  }

  @Test
  void pointsToNothingThatItDoesNotHave() {
    Set<String> techniques = index.techniquesById().keySet();

    assertThat(index.mitigations()).allMatch(item -> techniques.containsAll(item.techniques()));
    assertThat(index.techniques())
        .allMatch(item -> index.tacticsById().keySet().containsAll(item.tactics()))
        .allMatch(item -> techniques.containsAll(Stream.ofNullable(item.parent()).toList()));
  }
}
