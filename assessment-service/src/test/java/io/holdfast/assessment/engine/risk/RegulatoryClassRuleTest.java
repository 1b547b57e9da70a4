// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RegulatoryClass.Type;
import io.holdfast.assessment.engine.result.Tolerance;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegulatoryClassRuleTest {

  private static final Profile.Derogation NARROW = new Profile.Derogation("a", "sorts letters");

  private static RegulatoryClass type(
      boolean annexI,
      @Nullable String annexIII,
      Profile.@Nullable Derogation derogation,
      boolean profiles,
      boolean prohibited) {
    Profile.AiActFacts facts =
        new Profile.AiActFacts(annexI, annexIII, derogation, profiles, prohibited);
    return RegulatoryClassRule.of(Systems.profile(facts, Level.M), ReferenceEdition.EDITION);
  }

  @Test
  void aProhibitedPracticeComesFirst() {
    assertThat(type(true, "5", null, false, true).type()).isEqualTo(Type.PROHIBITED);
  }

  @Test
  void annexIIsHighRisk() {
    RegulatoryClass type = type(true, null, null, false, false);

    assertThat(type.type()).isEqualTo(Type.HIGH_RISK);
    assertThat(type.facts()).containsExactly("annexI");
    assertThat(type.appliesFrom()).isEqualTo(LocalDate.parse("2028-08-02"));
  }

  @Test
  void anAnnexIIIAreaIsHighRiskUnlessDerogated() {
    assertThat(type(false, "5", null, false, false).type()).isEqualTo(Type.HIGH_RISK);
    assertThat(type(false, "5", null, false, false).appliesFrom())
        .isEqualTo(LocalDate.parse("2027-12-02"));
    assertThat(type(false, "5", NARROW, false, false).type()).isEqualTo(Type.NOT_HIGH_RISK);
  }

  @Test
  void aDerogationNeedsAJustification() {
    Profile.Derogation bare = new Profile.Derogation("a", " ");

    assertThat(type(false, "5", bare, false, false).type()).isEqualTo(Type.HIGH_RISK);
  }

  @Test
  void whatProfilesPersonsIsNeverDerogated() {
    assertThat(type(false, "5", NARROW, true, false).type()).isEqualTo(Type.HIGH_RISK);
  }

  @Test
  void everythingElseIsNotHighRisk() {
    assertThat(type(false, null, null, true, false).type()).isEqualTo(Type.NOT_HIGH_RISK);
  }

  private static Tolerance tolerance(
      Type type, Profile.@Nullable Tolerance stated, Decision... decisions) {
    Profile base = Systems.highRisk(Level.M);
    Profile profile =
        new Profile(
            base.intendedPurpose(),
            base.role(),
            base.aiAct(),
            base.cra(),
            base.impact(),
            base.foreseenChanges(),
            stated);
    Inputs inputs = Inputs.of(Systems.system().profile(profile));
    for (Decision decision : decisions) {
      inputs.add(decision);
    }
    AssessmentInput input = inputs.input();
    return ToleranceRule.of(input, type);
  }

  @Test
  void toleranceFollowsTheClass() {
    assertThat(tolerance(Type.HIGH_RISK, null).level()).isEqualTo(Level.L);
    assertThat(tolerance(Type.PROHIBITED, null).level()).isEqualTo(Level.L);
    assertThat(tolerance(Type.NOT_HIGH_RISK, null).level()).isEqualTo(Level.M);
  }

  @Test
  void theProfileLowersToleranceWithAReasonAndNeverRaisesIt() {
    assertThat(tolerance(Type.HIGH_RISK, new Profile.Tolerance(Level.VL, "children")).level())
        .isEqualTo(Level.VL);
    assertThat(tolerance(Type.HIGH_RISK, new Profile.Tolerance(Level.VL, "")).level())
        .isEqualTo(Level.L);
    assertThat(tolerance(Type.HIGH_RISK, new Profile.Tolerance(Level.H, "bold")).level())
        .isEqualTo(Level.L);
  }

  @Test
  void anOrganisationLowersTheToleranceOfAClass() {
    Parameters strict = Parameters.of(Map.of("tolerance.HIGH_RISK", "VL", "acceptance.limit", "L"));
    Inputs inputs =
        Inputs.of(Systems.system().profile(Systems.highRisk(Level.M)))
            .edition(ReferenceEdition.tailored(strict));

    assertThat(ToleranceRule.of(inputs.input(), Type.HIGH_RISK))
        .isEqualTo(new Tolerance(Level.VL, Tolerance.Source.ORGANISATION, null));
    assertThat(ToleranceRule.of(inputs.input(), Type.NOT_HIGH_RISK).level()).isEqualTo(Level.M);

    inputs.add(new Decision.ToleranceChange("d", Inputs.signed(), Level.M));
    assertThat(ToleranceRule.of(inputs.input(), Type.HIGH_RISK).level()).isEqualTo(Level.L);
  }

  @Test
  void raisingToleranceNeedsASecondPersonAndStopsAtTheLimit() {
    Decision.Signed alone = new Decision.Signed("amir", "amir", Inputs.day(1), null, null);

    assertThat(
            tolerance(Type.HIGH_RISK, null, new Decision.ToleranceChange("d", alone, Level.M))
                .level())
        .isEqualTo(Level.L);
    assertThat(
            tolerance(
                    Type.HIGH_RISK,
                    null,
                    new Decision.ToleranceChange("d", Inputs.signed(), Level.VH))
                .level())
        .isEqualTo(Level.M);
  }
}
