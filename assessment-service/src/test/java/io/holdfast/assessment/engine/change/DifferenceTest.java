// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.RequirementStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed, what that did, and whether a person has to look at it: method.md section 7. */
class DifferenceTest {

  private static Inputs evaluated(Systems system) {
    return Inputs.of(system)
        .safeguard("MC-01", "model")
        .add(passing("e", "EV-01", on("model", "m1"), "s-MC-01-model"))
        .safeguard("SC-01")
        .add(passing("f", "EV-08", onSystem(), "s-SC-01"))
        .safeguard("MC-16", "model")
        .safeguard("MC-17", "model")
        .add(passing("h", "EV-08", onSystem(), "s-MC-17-model"));
  }

  private static Systems retrained() {
    return Systems.creditScoring()
        .change("model", edit -> edit.version(new Version(null, "m2", null, day(15), List.of())))
        .changed("model", "MODEL_RETRAINED", day(15));
  }

  private static Profile foreseeing(String change) {
    Profile base = Systems.highRisk(Level.M);
    return new Profile(
        base.intendedPurpose(),
        base.role(),
        base.aiAct(),
        base.cra(),
        base.impact(),
        List.of(new Profile.ForeseenChange("model", change, null)),
        null);
  }

  @Test
  void aRetrainIsFollowedFromTheVersionToTheVerdict() {
    Difference difference =
        Difference.between(
            evaluated(Systems.creditScoring()).assess(), evaluated(retrained()).assess());

    assertThat(difference.evidenceInvalidated())
        .contains(
            new EvidenceInvalidated(
                "e",
                "EV-01",
                "s-MC-01-model",
                "MC-01",
                new Invalidity(Invalidity.Reason.IDENTITY_NOT_CURRENT, "model", null, null),
                null));
    assertThat(difference.safeguardsUncredited())
        .contains(new SafeguardChange("s-MC-01-model", "MC-01"));
    Cause cause =
        difference.causes().stream()
            .filter(each -> each.facts().getFirst().kind() == Kind.VERSION)
            .findFirst()
            .orElseThrow();
    assertThat(cause.facts().getFirst().id()).isEqualTo("model");
    assertThat(cause.safeguards()).contains("s-MC-01-model");
  }

  @Test
  void anOpenedFindingIsTheCauseOfAWorseScenario() {
    Inputs before = Inputs.of(Systems.creditScoring().profile(Systems.highRisk(Level.VH)));
    Inputs after =
        Inputs.of(Systems.creditScoring().profile(Systems.highRisk(Level.VH)))
            .finding("x", FindingKind.INCIDENT, "data", false);

    Difference difference = Difference.between(before.assess(), after.assess());

    assertThat(difference.scenariosWorse()).isNotEmpty();
    assertThat(difference.causes())
        .anyMatch(
            cause ->
                cause.facts().getFirst().kind() == Kind.FINDING && !cause.scenarios().isEmpty());
  }

  @Test
  void aNewWayInIsAnArchitecturalCause() {
    Systems opened =
        Systems.creditScoring()
            .actor("stranger", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .flow("stranger", "data", FlowKind.TRAINING_DATA);

    Difference difference =
        Difference.between(Inputs.of(Systems.creditScoring()).assess(), Inputs.of(opened).assess());

    assertThat(difference.scenariosWorse())
        .anyMatch(change -> change.scenario().equals("TF-02@data"));
    assertThat(difference.causes().getFirst().facts())
        .allMatch(fact -> fact.kind() == Kind.ARCHITECTURE);
  }

  @Test
  void timeAloneIsACause() {
    Inputs before = evaluated(Systems.creditScoring());
    Inputs after = evaluated(Systems.creditScoring()).asOf(day(10 + 91));

    Difference difference = Difference.between(before.assess(), after.assess());

    assertThat(difference.facts())
        .anyMatch(fact -> fact.kind() == Kind.EXPIRY && fact.id().equals("f"));
    assertThat(difference.safeguardsUncredited()).contains(new SafeguardChange("s-SC-01", "SC-01"));
  }

  @Test
  void anotherPurposeIsASubstantialModification() {
    Profile base = Systems.highRisk(Level.M);
    Profile other =
        new Profile(
            "hire people", base.role(), base.aiAct(), base.cra(), base.impact(), List.of(), null);

    Difference difference =
        Difference.between(
            Inputs.of(Systems.creditScoring()).assess(),
            Inputs.of(Systems.creditScoring().profile(other)).assess());

    assertThat(difference.substantialModification().isFlagged()).isTrue();
  }

  @Test
  void aRetrainAloneIsNone() {
    Difference difference =
        Difference.between(
            Inputs.of(Systems.creditScoring()).assess(), Inputs.of(retrained()).assess());

    assertThat(difference.requirements()).isEmpty();
    assertThat(difference.substantialModification().isFlagged()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INPUT_DRIFT_DETECTED", "NEW_VULNERABILITY", "INCIDENT"})
  void whatBefallsASystemIsNoChangeToIt(String kind) {
    FactChange fact = new FactChange(Kind.COMPONENT_CHANGE, "model", null, kind, day(15));
    Cause cause =
        new Cause(List.of(fact), List.of(), List.of(), List.of(), List.of("R"), List.of());
    List<RequirementChange> worse =
        List.of(
            new RequirementChange(
                "R", "AI_ACT_ART_15", RequirementStatus.MET, RequirementStatus.NOT_MET));

    assertThat(
            SubstantialModification.of(List.of(fact), List.of(cause), worse, List.of()).isFlagged())
        .isFalse();
  }

  @Test
  void foreseenChangesAreNone() {
    List<FactChange> facts =
        List.of(
            new FactChange(Kind.VERSION, "model", "m1", "m2", null),
            new FactChange(Kind.COMPONENT_CHANGE, "model", null, "MODEL_RETRAINED", day(15)));
    List<RequirementChange> worse =
        List.of(
            new RequirementChange(
                "R", "AI_ACT_ART_15", RequirementStatus.MET, RequirementStatus.NOT_MET));
    List<Cause> causes =
        facts.stream()
            .map(
                fact ->
                    new Cause(
                        List.of(fact), List.of(), List.of(), List.of(), List.of("R"), List.of()))
            .toList();

    assertThat(
            SubstantialModification.of(
                    facts, causes, worse, foreseeing("MODEL_RETRAINED").foreseenChanges())
                .isFlagged())
        .isFalse();
    assertThat(
            SubstantialModification.of(
                    facts, causes, worse, foreseeing("MODEL_COMPRESSED").foreseenChanges())
                .reasons())
        .hasSize(2);
  }

  @Test
  void theSameAssessmentDiffersInNothing() {
    Difference difference =
        Difference.between(
            evaluated(Systems.creditScoring()).assess(),
            evaluated(Systems.creditScoring()).assess());

    assertThat(difference.facts()).isEmpty();
    assertThat(difference.causes()).isEmpty();
    assertThat(difference.scenariosWorse()).isEmpty();
    assertThat(difference.substantialModification().isFlagged()).isFalse();
  }
}
