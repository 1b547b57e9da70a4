// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.edition.Editions;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingsTest {

  private final OpenEdition edition = Editions.open(EditionFixtures.builtIn().content());
  private final List<Mapping> mappings = Mappings.of(edition).toList();

  private Mapping mapping(String id) {
    return mappings.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void eachHasAnIdOfItsOwn() {
    assertThat(mappings).extracting(Mapping::id).doesNotHaveDuplicates();
  }

  @Test
  void everyKindIsThere() {
    Map<MappingKind, Long> kinds =
        mappings.stream().collect(groupingBy(each -> MappingKind.valueOf(each.kind()), counting()));

    assertThat(kinds.keySet()).containsExactlyInAnyOrder(MappingKind.values());
    assertThat(kinds.get(MappingKind.REQUIREMENT_TO_REQUIREMENT)).isEqualTo(103);
    assertThat(kinds.get(MappingKind.EXTERNAL_TO_REQUIREMENT)).isEqualTo(642);
  }

  @Test
  void whatWasJudgedSaysMoreThanTheRole() {
    assertThat(mapping("OC-10~CRA-II.5"))
        .satisfies(
            found -> {
              assertThat(found.judged()).isTrue();
              assertThat(found.role()).isEqualTo("DEMANDED");
              assertThat(found.relationship()).isEqualTo("superset-of");
              assertThat(found.confidence()).isEqualTo("high");
              assertThat(found.gap()).isNull();
            });
    assertThat(mapping("OC-11~A.6.3").relationship()).isEqualTo("subset-of");
    assertThat(mapping("OC-11~A.6.3").gap()).isEqualTo("security subjects other than AI");
  }

  @Test
  void oneOfSeveralIntersectsAndItsGapIsWhatElseIsAsked() {
    Mapping found = mapping("SC-31~CRA-I.2.d");

    assertThat(found.judged()).isFalse();
    assertThat(found.relationship()).isEqualTo("intersects-with");
    assertThat(found.rationale())
        .startsWith("One of several of which one is enough: also SC-37.")
        .endsWith("Access is controlled and suspicious access is reported.");
    assertThat(found.gap()).isEqualTo("SC-01; tolerable scenarios of TF-16, TF-18");
    assertThat(found.confidence()).isEqualTo("medium");
  }

  @Test
  void supportingOnesOnlyIntersectWithLittleConfidence() {
    assertThat(mappings)
        .filteredOn(each -> "SUPPORTING".equals(each.role()))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.relationship()).isEqualTo("intersects-with");
              assertThat(each.confidence()).isEqualTo("low");
            });
    assertThat(mapping("OC-01~cl.5.1").gap()).startsWith("a statement how top management");
  }

  @Test
  void aRequirementThatRestsOnOneControlAloneIsJudgedByHand() {
    assertThat(edition.content().requirements())
        .filteredOn(item -> item.demands().size() == 1 && item.demands().getFirst().size() == 1)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            item ->
                assertThat(mapping(item.demands().getFirst().getFirst() + "~" + item.id()).judged())
                    .isTrue());
  }

  @Test
  void leadsFromOtherCataloguesToIsoAndBack() {
    Mapping found = mapping("NIST_SP_800_53:AC-2~A.5.16");

    assertThat(found.source()).isEqualTo("AC-2");
    assertThat(found.sourceFramework()).isEqualTo("NIST_SP_800_53");
    assertThat(found.sourceEdition()).isEqualTo("5");
    assertThat(found.targetFramework()).isEqualTo("ISO_IEC_27001");
    assertThat(found.targetEdition()).isEqualTo("2022");
  }

  @Test
  void namesTheEditionOfEveryDocumentAtBothEnds() {
    Set<String> pinned =
        edition.content().edition().sources().stream()
            .map(source -> source.id() + " " + source.edition())
            .collect(java.util.stream.Collectors.toSet());

    assertThat(mappings)
        .allSatisfy(
            each -> {
              assertThat(pinned).contains(each.sourceFramework() + " " + each.sourceEdition());
              assertThat(pinned).contains(each.targetFramework() + " " + each.targetEdition());
            });
    assertThat(mapping("MC-01~MITRE_ATLAS:AML.M0003").targetEdition()).isEqualTo("2026.09");
    assertThat(mapping("TF-01~NIST_AI_100_2:NISTAML.022").isOf(MappingKind.THREAT_TO_EXTERNAL))
        .isTrue();
  }
}
