// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import io.holdfast.catalogue.atlas.Proposals.Candidate;
import io.holdfast.catalogue.atlas.Proposals.OfTechnique;
import io.holdfast.catalogue.atlas.Proposals.Reason;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposeLinksTest {

  private final EditionContent edition = EditionFiles.builtIn("2026.11").content();
  private final AtlasContent index = BuiltInAtlas.read();

  private OfTechnique proposal(Technique technique, String... mitigations) {
    AtlasContent release =
        AtlasFixtures.mitigated(
            AtlasFixtures.release("2026.10", item -> item, technique),
            technique.id(),
            List.of(mitigations));
    Proposals proposals =
        new ProposeLinks(edition, release).propose(CompareAtlas.compare(index, release));
    assertThat(proposals.techniques()).hasSize(1);
    return proposals.techniques().getFirst();
  }

  private static Technique technique(String id, String name, String tactic) {
    String parent = id.length() > 9 ? id.substring(0, 9) : null;
    return new Technique(id, name, parent, List.of(tactic), "feasible");
  }

  @Test
  void aSubTechniqueBelongsWhereItsParentIsNamed() {
    OfTechnique proposal = proposal(technique("AML.T0043.009", "Gradient Replay", "AML.TA0001"));

    Candidate first = proposal.families().getFirst();
    assertThat(first.id()).isEqualTo("TF-01");
    assertThat(first.score()).isGreaterThanOrEqualTo(60);
    assertThat(first.reasons())
        .filteredOn(reason -> reason.kind().equals("SAME_PARENT"))
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.shared()).containsExactly("AML.T0043");
              assertThat(reason.via()).contains("AML.T0043", "AML.T0043.000");
            });
  }

  @Test
  void sharedMitigationsSpeakForAFamily() {
    List<String> of = index.mitigationsOfTechniques().getOrDefault("AML.T0051.001", List.of());

    OfTechnique proposal =
        proposal(
            technique("AML.T0199", "Something Else Entirely", "AML.TA0005"),
            of.toArray(String[]::new));

    assertThat(proposal.families())
        .filteredOn(candidate -> candidate.id().equals("TF-08"))
        .singleElement()
        .satisfies(
            candidate ->
                assertThat(candidate.reasons())
                    .extracting(Reason::kind)
                    .contains("SHARED_MITIGATIONS"));
  }

  @Test
  void tacticAndWordingSpeakForAFamily() {
    OfTechnique proposal = proposal(technique("AML.T0199", "RAG Index Poisoning", "AML.TA0006"));

    assertThat(proposal.families())
        .filteredOn(candidate -> candidate.id().equals("TF-09"))
        .singleElement()
        .satisfies(
            candidate ->
                assertThat(candidate.reasons())
                    .containsExactly(
                        new Reason(
                            "SAME_TACTIC_AND_WORDING",
                            List.of("AML.T0070"),
                            List.of("AML.TA0006", "poison", "rag"),
                            33)));
  }

  @Test
  void controlsAreThoseThatNameAMitigation() {
    OfTechnique proposal =
        proposal(technique("AML.T0199", "Something Else", "AML.TA0005"), "AML.M0003");

    assertThat(proposal.controls())
        .contains(
            new Candidate(
                "MC-01",
                60,
                List.of(
                    new Reason("MITIGATED_BY", List.of("AML.M0003"), List.of("AML.T0199"), 60))));
  }

  @Test
  void noneIsAResultToo() {
    OfTechnique proposal = proposal(technique("AML.T0199", "Zzyzx Quux", "AML.TA0003"));

    assertThat(proposal.families()).isEmpty();
    assertThat(proposal.controls()).isEmpty();
  }

  @Test
  void sameInputSameProposals() {
    Technique added = technique("AML.T0043.009", "Gradient Replay", "AML.TA0001");

    assertThat(proposal(added)).isEqualTo(proposal(added));
  }

  /** Each technique that a family names is taken for new once, and looked for again. */
  @Test
  void findsMostOfWhatPeopleLinked() {
    ProposeLinks propose = new ProposeLinks(edition, index);
    int links = 0;
    int found = 0;
    for (Map.Entry<String, List<String>> family : AtlasReferences.ofThreats(edition).entrySet()) {
      for (String id : family.getValue()) {
        if (AtlasContent.TECHNIQUE.matcher(id).matches()) {
          links++;
          boolean again =
              propose.ofTechnique(id).families().stream()
                  .anyMatch(candidate -> candidate.id().equals(family.getKey()));
          found += again ? 1 : 0;
        }
      }
    }
    assertThat((double) found / links).isGreaterThan(0.65);
  }
}
