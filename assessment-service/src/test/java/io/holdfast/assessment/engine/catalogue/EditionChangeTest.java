// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EditionChangeTest {

  private static final Edition EDITION = ReferenceEdition.EDITION;

  private static Edition edition(
      UnaryOperator<Edition.Control> control, UnaryOperator<Edition.EvidenceKind> kind) {
    return new Edition(
        "other",
        EDITION.families().reversed(),
        EDITION.controls().stream().map(control).toList(),
        EDITION.evidenceKinds().stream().map(kind).toList(),
        EDITION.requirements(),
        EDITION.frameworks(),
        EDITION.applicationDates(),
        EDITION.harmonisedStandards());
  }

  private static Edition.Control withMaturity(Edition.Control control, Maturity maturity) {
    return new Edition.Control(
        control.id(),
        control.level(),
        control.functions(),
        control.actsOn(),
        maturity,
        control.flags(),
        control.inPlace(),
        control.effective(),
        control.standard());
  }

  @Test
  void anotherVersionOrOrderIsNothing() {
    Edition same = edition(UnaryOperator.identity(), UnaryOperator.identity());

    assertThat(EditionChange.between(EDITION, same))
        .isEqualTo(new EditionChange(true, List.of(), List.of()));
  }

  @Test
  void aControlConcernsTheFamiliesThatListItAndTheRequirementsThatDemandIt() {
    Edition now =
        edition(
            control -> control.id().equals("SC-39") ? withMaturity(control, Maturity.M2) : control,
            UnaryOperator.identity());

    EditionChange change = EditionChange.between(EDITION, now);

    assertThat(change.isNothing()).isFalse();
    assertThat(change.families()).containsExactly("TF-10", "TF-14", "TF-18");
    assertThat(change.requirements()).contains("CRA-II.7", "CRA-II.8").doesNotContain("CRA-II.5");
  }

  @Test
  void agesOfEvidenceAndParametersChangeResultsAndConcernNoFamily() {
    Edition younger =
        edition(
            UnaryOperator.identity(),
            kind ->
                new Edition.EvidenceKind(
                    kind.id(),
                    kind.boundTo(),
                    kind.digestBound(),
                    kind.invalidatedBy(),
                    1,
                    kind.speaksUnnamedFor()));
    Edition stricter =
        ReferenceEdition.tailored(Parameters.of(Map.of("tolerance.HIGH_RISK", "VL")));
    EditionChange ofResultsOnly = new EditionChange(false, List.of(), List.of());

    assertThat(EditionChange.between(EDITION, younger)).isEqualTo(ofResultsOnly);
    assertThat(EditionChange.between(EDITION, stricter)).isEqualTo(ofResultsOnly);
  }

  @Test
  void whatIsGoneIsAChange() {
    Edition without =
        new Edition(
            "other",
            EDITION.families(),
            EDITION.controls(),
            EDITION.evidenceKinds(),
            EDITION.requirements().subList(1, EDITION.requirements().size()),
            EDITION.frameworks(),
            EDITION.applicationDates(),
            EDITION.harmonisedStandards());

    assertThat(EditionChange.between(EDITION, without).requirements())
        .containsExactly(EDITION.requirements().getFirst().id());
  }

  private static Edition with(
      List<Edition.Family> families,
      List<Edition.Framework> frameworks,
      List<Edition.ApplicationDate> dates,
      List<String> standards) {
    return new Edition(
        "other",
        families,
        EDITION.controls(),
        EDITION.evidenceKinds(),
        EDITION.requirements(),
        frameworks,
        dates,
        standards);
  }

  @Test
  void frameworksDatesAndStandardsChangeResultsAndConcernNoFamily() {
    List<Edition.Framework> frameworks =
        List.of(EDITION.frameworks().getFirst(), new Edition.Framework("CRA_ANNEX_I", false));
    List<Edition.ApplicationDate> dates = EDITION.applicationDates().subList(1, 3);
    EditionChange ofResultsOnly = new EditionChange(false, List.of(), List.of());

    assertThat(
            EditionChange.between(
                EDITION,
                with(EDITION.families(), frameworks, EDITION.applicationDates(), List.of())))
        .isEqualTo(ofResultsOnly);
    assertThat(
            EditionChange.between(
                EDITION, with(EDITION.families(), EDITION.frameworks(), dates, List.of())))
        .isEqualTo(ofResultsOnly);
    assertThat(
            EditionChange.between(
                EDITION,
                with(
                    EDITION.families(),
                    EDITION.frameworks(),
                    EDITION.applicationDates(),
                    List.of("EN 1"))))
        .isEqualTo(ofResultsOnly);
  }

  @Test
  void aFamilyThatIsGoneOrNewIsAChange() {
    List<Edition.Family> fewer = EDITION.families().subList(1, EDITION.families().size());
    Edition without = with(fewer, EDITION.frameworks(), EDITION.applicationDates(), List.of());
    EditionChange ofTheFirst =
        new EditionChange(false, List.of(EDITION.families().getFirst().id()), List.of());

    assertThat(EditionChange.between(EDITION, without)).isEqualTo(ofTheFirst);
    assertThat(EditionChange.between(without, EDITION)).isEqualTo(ofTheFirst);
  }
}
