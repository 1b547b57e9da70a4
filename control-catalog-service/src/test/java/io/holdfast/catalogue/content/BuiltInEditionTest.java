// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.kit.json.CanonicalJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInEditionTest {

  private final EditionFiles files = EditionFiles.builtIn("2026.11");
  private final EditionContent edition = files.content();

  @Test
  void hasNoDefect() {
    assertThat(EditionCheck.check(files)).isEmpty();
  }

  @Test
  void isComplete() {
    assertThat(edition.threats()).hasSize(20);
    assertThat(edition.controls()).hasSize(80);
    assertThat(edition.evidenceKinds()).hasSize(20);
    assertThat(count("AI_ACT_ART_15")).isEqualTo(15);
    assertThat(count("CRA_ANNEX_I")).isEqualTo(22);
    assertThat(count("ISO27001_ANNEX_A")).isEqualTo(93);
    assertThat(count("ISO27001_CLAUSES")).isEqualTo(30);
  }

  private long count(String framework) {
    return edition.requirements().stream()
        .filter(requirement -> requirement.framework().equals(framework))
        .count();
  }

  @Test
  void countsOnlyArticle15ParagraphFiveForTheAiActVerdict() {
    assertThat(counting("AI_ACT_ART_15")).hasSize(7).allMatch(id -> id.startsWith("AIA-15.5."));
    assertThat(counting("CRA_ANNEX_I")).hasSize(22);
    assertThat(counting("ISO27001_ANNEX_A")).isEmpty();
    assertThat(counting("ISO27001_CLAUSES")).isEmpty();
  }

  private List<String> counting(String framework) {
    return edition.requirements().stream()
        .filter(Requirement::countsForVerdict)
        .filter(requirement -> requirement.framework().equals(framework))
        .map(Requirement::id)
        .toList();
  }

  @Test
  void saysOfIsoNothingButTitles() {
    assertThat(edition.requirements())
        .filteredOn(requirement -> requirement.framework().startsWith("ISO27001"))
        .allSatisfy(requirement -> assertThat(requirement.asks()).isNull());
  }

  @Test
  void leavesNoComponentKindUntouchedByVulnerabilitiesAndIncidents() {
    Set<String> kinds = edition.vocabulary().componentKinds().keySet();

    assertThat(concernedBy("VULNERABILITY")).containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(concernedBy("INCIDENT")).containsExactlyInAnyOrderElementsOf(kinds);
  }

  private Set<String> concernedBy(String findingKind) {
    return edition.threats().stream()
        .filter(threat -> threat.findingKinds().contains(findingKind))
        .flatMap(threat -> threat.componentKinds().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void hasOneDateInForcePerClass() {
    assertThat(edition.edition().applicationDates())
        .filteredOn(date -> date.validUntil() == null)
        .extracting(EditionManifest.ApplicationDate::type, date -> date.from().toString())
        .containsExactlyInAnyOrder(
            tuple("PROHIBITED", "2025-02-02"),
            tuple("HIGH_RISK_ANNEX_III", "2027-12-02"),
            tuple("HIGH_RISK_ANNEX_I", "2028-08-02"),
            tuple("CRA", "2027-12-11"));
  }

  @Test
  void knowsWhenReportingUnderTheCraBegan() {
    assertThat(edition.edition().furtherDates())
        .filteredOn(date -> date.type().equals("CRA_REPORTING"))
        .extracting(date -> date.from().toString())
        .containsExactly("2026-09-11");
    assertThat(edition.context())
        .filteredOn(item -> item.id().startsWith("CRA-Art.14"))
        .hasSize(2)
        .allSatisfy(item -> assertThat(item.appliesAs()).containsExactly("CRA_REPORTING"));
  }

  @Test
  void saysUnderWhichNumbersTheReportCitesTheLaw() {
    assertThat(edition.requirements())
        .filteredOn(item -> item.id().startsWith("AIA-15.5."))
        .allSatisfy(
            item ->
                assertThat(item.formerly()).containsExactly("Art. 15(4) of the proposal of 2021"));
    assertThat(edition.context())
        .filteredOn(item -> !item.formerly().isEmpty())
        .extracting(ContextItem::id)
        .contains("AIA-Rec.76", "AIA-Rec.121", "CRA-Rec.51", "CRA-Art.12(1)");
  }

  @Test
  void saysOfEveryFrameworkOfLawFromWhenOnItApplies() {
    assertThat(edition.edition().frameworks())
        .allSatisfy(
            framework ->
                assertThat(framework.appliesAs().isEmpty())
                    .isEqualTo(framework.id().startsWith("ISO")));
  }

  @Test
  void judgesEveryControlsMaturityWithBasisAndDate() {
    assertThat(edition.controls())
        .allSatisfy(
            control -> {
              assertThat(control.maturity().basis()).isNotBlank();
              assertThat(control.maturity().judgedOn()).matches("\\d{4}-\\d{2}");
            });
  }

  @Test
  void mapsEveryAnnexAControlFromSp80053ButTwo() {
    Set<String> reached =
        edition.externalMappings().getFirst().pairs().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    assertThat(edition.requirements())
        .filteredOn(item -> item.framework().equals("ISO27001_ANNEX_A"))
        .filteredOn(item -> !reached.contains(item.id()))
        .extracting(Requirement::id)
        .containsExactly("A.7.6", "A.8.34");
  }

  @Test
  void hasADigestThatDoesNotDependOnHowItIsWritten() {
    EditionFiles again = EditionFiles.builtIn("2026.11");

    assertThat(CanonicalJson.digest(again.tree()))
        .isEqualTo(CanonicalJson.digest(files.tree()))
        .isEqualTo(
            CanonicalJson.digestOf(
                files.canonicalText().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
