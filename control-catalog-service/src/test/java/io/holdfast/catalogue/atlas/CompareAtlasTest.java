// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.atlas.AtlasChanges.Gone;
import io.holdfast.catalogue.atlas.AtlasChanges.LinksChanged;
import io.holdfast.catalogue.atlas.AtlasChanges.MaturityChanged;
import io.holdfast.catalogue.atlas.AtlasChanges.Moved;
import io.holdfast.catalogue.atlas.AtlasChanges.Renamed;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import io.holdfast.catalogue.atlas.AtlasReferences.Affected;
import io.holdfast.catalogue.content.EditionFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareAtlasTest {

  private final AtlasContent five = AtlasFixtures.read(AtlasFixtures.five());
  private final AtlasContent index = BuiltInAtlas.read();
  private final AtlasChanges upgrade = CompareAtlas.compare(five, index);

  @Test
  void findsNothingBetweenEquals() {
    AtlasChanges none = CompareAtlas.compare(index, index);

    assertThat(none.techniques().added()).isEmpty();
    assertThat(none.techniques().retired()).isEmpty();
    assertThat(none.techniques().renamed()).isEmpty();
    assertThat(none.techniques().moved()).isEmpty();
    assertThat(none.techniques().maturityChanged()).isEmpty();
    assertThat(none.mitigations().linksChanged()).isEmpty();
    assertThat(none.tactics().renamed()).isEmpty();
  }

  @Test
  void findsWhatWasRetiredAndWhereItWent() {
    assertThat(upgrade.techniques().retired())
        .containsExactly(
            new Gone("AML.T0019", "Publish Poisoned Datasets", List.of("AML.T0115.000")),
            new Gone("AML.T0058", "Publish Poisoned Models", List.of("AML.T0115.001")),
            new Gone("AML.T0104", "Publish Poisoned AI Agent Tool", List.of("AML.T0115.002")));
  }

  @Test
  void findsWhatWasAdded() {
    assertThat(upgrade.techniques().added())
        .extracting(AtlasChanges.AddedTechnique::id)
        .hasSize(41)
        .contains("AML.T0113", "AML.T0115.002", "AML.T0118.001", "AML.T0134");
    assertThat(upgrade.mitigations().added())
        .extracting(AtlasChanges.AddedMitigation::id)
        .containsExactly("AML.M0035", "AML.M0036", "AML.M0037", "AML.M0038", "AML.M0039");
  }

  @Test
  void findsWhatIsCalledOtherwise() {
    assertThat(upgrade.tactics().renamed())
        .containsExactly(new Renamed("AML.TA0001", "AI Attack Staging", "AI Attack Adaptation"));
    assertThat(upgrade.techniques().renamed())
        .contains(
            new Renamed("AML.T0072", "Reverse Shell", "Cyber Communication Channel"),
            new Renamed("AML.T0075", "Cloud Service Discovery", "Enterprise Resource Discovery"),
            new Renamed("AML.T0089", "Process Discovery", "Enterprise Environment Discovery"));
    assertThat(upgrade.mitigations().renamed())
        .extracting(Renamed::id)
        .contains(
            "AML.M0002",
            "AML.M0003",
            "AML.M0004",
            "AML.M0006",
            "AML.M0009",
            "AML.M0010",
            "AML.M0015");
  }

  @Test
  void findsWhatServesOtherTactics() {
    assertThat(upgrade.techniques().moved())
        .contains(
            new Moved("AML.T0012", "Valid Accounts", List.of("AML.TA0015"), List.of(), null, null))
        .extracting(Moved::id)
        .contains("AML.T0065", "AML.T0066");
  }

  @Test
  void findsWhatIsSeenInTheWildNow() {
    assertThat(upgrade.techniques().maturityChanged())
        .filteredOn(item -> item.to().equals("realized"))
        .extracting(MaturityChanged::id)
        .contains("AML.T0000", "AML.T0050", "AML.T0068", "AML.T0080", "AML.T0105");
  }

  @Test
  void countsNothingAsAChangeThatTheBasisDoesNotKnow() {
    AtlasContent official =
        AtlasFixtures.mitigated(
            AtlasFixtures.release(
                "2026.09",
                item ->
                    item.maturity() != null
                        ? item
                        : new Technique(
                            item.id(), item.name(), item.parent(), item.tactics(), "feasible")),
            "AML.T0051",
            List.of("AML.M0039", "AML.M0004"));

    AtlasChanges changes = CompareAtlas.compare(index, official);

    assertThat(changes.techniques().maturityChanged()).isEmpty();
    assertThat(changes.mitigations().linksChanged())
        .containsExactly(
            new LinksChanged(
                "AML.M0004",
                "Limit AI Service Query Volume and Rate",
                List.of("AML.T0051"),
                List.of()));
  }

  @Test
  void findsAnotherParent() {
    AtlasContent moved =
        AtlasFixtures.release(
            "2026.10",
            item ->
                item.id().equals("AML.T0043.000")
                    ? new Technique(
                        item.id(), item.name(), "AML.T0005", item.tactics(), item.maturity())
                    : item);

    assertThat(CompareAtlas.compare(index, moved).techniques().moved())
        .containsExactly(
            new Moved(
                "AML.T0043.000",
                "White-Box Optimization",
                List.of(),
                List.of(),
                "AML.T0043",
                "AML.T0005"));
  }

  @Test
  void namesTheItemsOfTheEditionThatAreAffected() {
    AtlasContent release =
        AtlasFixtures.release(
            "2026.10",
            item ->
                item.id().equals("AML.T0041")
                    ? null
                    : item.id().equals("AML.T0042")
                        ? new Technique(
                            item.id(), "Attest Attack", null, item.tactics(), item.maturity())
                        : item);

    assertThat(
            AtlasReferences.affected(
                EditionFiles.builtIn("2026.11").content(), CompareAtlas.compare(index, release)))
        .contains(
            new Affected("TF-01", "THREAT", "AML.T0041", "RETIRED"),
            new Affected("TF-01", "THREAT", "AML.T0042", "RENAMED"),
            new Affected("TF-19", "THREAT", "AML.T0041", "RETIRED"))
        .allMatch(item -> List.of("AML.T0041", "AML.T0042").contains(item.atlasId()));
  }

  @Test
  void ordersVersionsByYearMonthAndCorrection() {
    assertThat(ContentVersion.of("2026.10").isNewerThan(ContentVersion.of("2026.09"))).isTrue();
    assertThat(ContentVersion.of("2026.09.1").isNewerThan(ContentVersion.of("2026.09"))).isTrue();
    assertThat(ContentVersion.of("2026.09").isNewerThan(ContentVersion.of("2026.09.0"))).isFalse();
    assertThat(ContentVersion.of("2025.12").isNewerThan(ContentVersion.of("2026.01"))).isFalse();
  }
}
