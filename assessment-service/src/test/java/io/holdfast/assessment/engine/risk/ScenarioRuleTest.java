// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.scenario;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.Risk;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios, findings, corrections and acceptances: method.md sections 3, 4, 5 and 8. */
class ScenarioRuleTest {

  private static final String EVASION = "TF-01@model";

  private static Scenario evasion(Inputs inputs) {
    return scenario(inputs.assess(), EVASION);
  }

  @Test
  void evasionByAnyoneIsHigh() {
    // Cost 0: VH; relevance of DEEP 3: H; so VH likely; impact M.
    Scenario scenario = evasion(Inputs.of(Systems.creditScoring()));

    assertThat(scenario.routes().getFirst().initiation()).isEqualTo(Level.VH);
    assertThat(scenario.routes().getFirst().success()).isEqualTo(Level.H);
    assertThat(scenario.routes().getFirst().likelihood()).isEqualTo(Level.VH);
    assertThat(scenario.inherent()).isEqualTo(new Risk(Level.M, Access.INFER_QUERY));
    assertThat(scenario.status()).isNotEqualTo(TreatmentStatus.TOLERABLE);
    assertThat(scenario.reasons()).isNotEmpty();
  }

  @Test
  void aToolUsedLocallyByPractitionersIsHardlyAttacked() {
    Systems local =
        Systems.creditScoring()
            .withoutActors()
            .actor("radiologist", ActorKind.OPERATOR, Exposure.INTERNAL)
            .flow("radiologist", "api", FlowKind.INFERENCE_INPUT)
            .flow("api", "radiologist", FlowKind.INFERENCE_OUTPUT);

    Route query =
        evasion(Inputs.of(local)).routes().stream()
            .filter(route -> route.access() == Access.INFER_QUERY)
            .findFirst()
            .orElseThrow();
    assertThat(query.initiation()).isEqualTo(Level.VL);
  }

  @Test
  void noRouteIsListedWithItsReason() {
    Assessment nobody = Inputs.of(Systems.creditScoring().withoutActors()).assess();
    Assessment small =
        Inputs.of(
                Systems.creditScoring()
                    .change("model", edit -> edit.approach(Approach.TRADITIONAL)))
            .assess();

    assertThat(nobody.notExposed())
        .anyMatch(pair -> pair.family().equals("TF-01") && pair.why() == NotExposed.Why.NO_ACCESS);
    assertThat(small.notExposed())
        .anyMatch(
            pair -> pair.family().equals("TF-07") && pair.why() == NotExposed.Why.NOT_RELEVANT);
  }

  @Test
  void anUnknownApproachHasTheWorstRelevance() {
    Systems unknown = Systems.creditScoring().change("model", edit -> edit.approach(null));

    assertThat(scenario(Inputs.of(unknown).assess(), "TF-07@model").routes().getFirst().success())
        .isEqualTo(Level.H);
  }

  @Test
  void supportingInfluenceLowersImpactExceptOfConfidentiality() {
    Systems supporting =
        Systems.creditScoring().change("model", edit -> edit.influence(Influence.SUPPORTING));
    Assessment assessment = Inputs.of(supporting).assess();

    assertThat(scenario(assessment, EVASION).impact()).isEqualTo(Level.L);
    assertThat(scenario(assessment, "TF-05@model").impact()).isEqualTo(Level.M);
  }

  @Test
  void driftRaisesSuccessOnceAndAnExploitableFlawToTheTop() {
    Systems partner = Systems.creditScoring();
    partner.change("model", edit -> edit.approach(Approach.TRADITIONAL));
    Inputs drifting =
        Inputs.of(partner)
            .finding("x", FindingKind.DRIFT, "model", false)
            .finding("y", FindingKind.FAILED_EVALUATION, "model", false);
    Inputs flawed = Inputs.of(partner).finding("x", FindingKind.VULNERABILITY, "training", true);

    assertThat(evasion(drifting).routes().getFirst().success()).isEqualTo(Level.H);
    assertThat(
            flawed.assess().scenarios().stream()
                .filter(each -> each.component().equals("training"))
                .flatMap(each -> each.routes().stream())
                .map(Route::success))
        .contains(Level.VH);
  }

  @Test
  void anIncidentMakesAScenarioAndUndoesOlderPrevention() {
    Systems nobody = Systems.creditScoring().withoutActors().profile(Systems.highRisk(Level.H));

    Scenario older = scenario(afterIncident(nobody, Systems.T0).assess(), "TF-05@model");
    Scenario newer = scenario(afterIncident(nobody, day(6)).assess(), "TF-05@model");

    assertThat(older.routes()).extracting(Route::access).containsExactly(Access.UNKNOWN);
    assertThat(older.routes().getFirst().initiation()).isEqualTo(Level.H);
    assertThat(older.routes().getFirst().success()).isEqualTo(Level.VH);
    assertThat(older.inherent().level()).isEqualTo(Level.H);
    assertThat(older.claimed().level()).isEqualTo(Level.H);
    assertThat(older.evidenced().level()).isEqualTo(Level.H);
    // two steps of prevention: success M, which H initiates at M
    assertThat(newer.claimed().level()).isEqualTo(Level.M);
    assertThat(newer.evidenced().level()).isEqualTo(Level.M);
  }

  /** The incident was on day 5. */
  private static Inputs afterIncident(Systems system, Instant implemented) {
    return Inputs.of(system)
        .finding("x", FindingKind.INCIDENT, "model", false)
        .add(Inputs.safeguard("MC-10", ScopeKind.SYSTEM, null, implemented))
        .add(Inputs.safeguard("MC-11", ScopeKind.SYSTEM, null, implemented))
        .add(Inputs.passing("e1", "EV-04", Inputs.on("model", "m1"), "s-MC-10", "s-MC-11"))
        .add(Inputs.passing("e2", "EV-02", Inputs.on("data", "d1"), "s-MC-11"));
  }

  private static Decision.Bound bound(Assessment assessment) {
    Scenario scenario = scenario(assessment, EVASION);
    return new Decision.Bound(EVASION, scenario.evidenced().level(), scenario.binding().hash());
  }

  private static DecisionResult.State state(Assessment assessment) {
    return assessment.decisions().getFirst().state();
  }

  private static Inputs accepted(Systems system, Decision.Signed signed) {
    Decision.Bound bound = bound(Inputs.of(system).assess());
    return Inputs.of(system).add(new Decision.RiskAcceptance("d", signed, List.of(bound)));
  }

  @Test
  void anAcceptanceCoversWhatItWasDecidedOn() {
    Assessment assessment = accepted(Systems.creditScoring(), signed()).assess();
    Scenario scenario = scenario(assessment, EVASION);

    assertThat(state(assessment)).isEqualTo(DecisionResult.State.IN_FORCE);
    assertThat(scenario.status()).isEqualTo(TreatmentStatus.ACCEPTED);
    assertThat(scenario.statusWithoutAcceptance()).isNotEqualTo(TreatmentStatus.ACCEPTED);
    assertThat(scenario.acceptance()).isEqualTo("d");
  }

  @Test
  void anAcceptanceNeedsASecondPersonAndEndsOnItsDate() {
    Decision.Signed alone = new Decision.Signed("amir", "amir", day(11), null, null);
    Decision.Signed ended = new Decision.Signed("amir", "petra", day(11), day(19), null);
    Decision.Signed lastDay = new Decision.Signed("amir", "petra", day(11), day(20), null);

    assertThat(state(accepted(Systems.creditScoring(), alone).assess()))
        .isEqualTo(DecisionResult.State.NO_SECOND_PERSON);
    assertThat(state(accepted(Systems.creditScoring(), ended).assess()))
        .isEqualTo(DecisionResult.State.ENDED);
    assertThat(state(accepted(Systems.creditScoring(), lastDay).assess()))
        .isEqualTo(DecisionResult.State.IN_FORCE);
  }

  @Test
  void anAcceptanceLapsesWithWhatItIsBoundTo() {
    Decision.Bound bound = bound(Inputs.of(Systems.creditScoring()).assess());
    Decision acceptance = new Decision.RiskAcceptance("d", signed(), List.of(bound));
    Inputs retrained = Inputs.of(Systems.creditScoring().version("model", "m2")).add(acceptance);
    Inputs drifting =
        Inputs.of(Systems.creditScoring())
            .finding("x", FindingKind.DRIFT, "model", false)
            .add(acceptance);

    assertThat(state(retrained.assess())).isEqualTo(DecisionResult.State.BINDING_CHANGED);
    assertThat(state(drifting.assess())).isEqualTo(DecisionResult.State.BINDING_CHANGED);
  }

  @Test
  void anAcceptanceLapsesWhenTheResidualGetsWorse() {
    Decision.Bound bound = bound(Inputs.of(Systems.creditScoring()).assess());
    Decision.Bound lower = new Decision.Bound(EVASION, Level.L, bound.binding());
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .add(new Decision.RiskAcceptance("d", signed(), List.of(lower)));

    assertThat(state(inputs.assess())).isEqualTo(DecisionResult.State.RESIDUAL_WORSE);
  }

  @Test
  void anAcceptanceNeverCoversMoreThanTheLimit() {
    Systems severe = Systems.creditScoring().profile(Systems.highRisk(Level.VH));

    assertThat(state(accepted(severe, signed()).assess()))
        .isEqualTo(DecisionResult.State.ABOVE_LIMIT);
  }

  @Test
  void aDownwardCorrectionIsBoundAndAnUpwardOneStays() {
    Systems system = Systems.creditScoring();
    Decision.Bound bound = bound(Inputs.of(system).assess());
    Decision down = new Decision.Correction("d", signed(), bound, Decision.Aspect.IMPACT, false);
    Decision up = new Decision.Correction("d", signed(), bound, Decision.Aspect.IMPACT, true);

    assertThat(evasion(Inputs.of(system).add(down)).evidenced().level()).isEqualTo(Level.L);
    assertThat(evasion(Inputs.of(system).add(up)).evidenced().level()).isEqualTo(Level.H);
    assertThat(evasion(Inputs.of(system).add(up)).uncorrected()).isEqualTo(Level.M);

    system.version("model", "m2");
    assertThat(evasion(Inputs.of(system).add(down)).evidenced().level()).isEqualTo(Level.M);
    assertThat(evasion(Inputs.of(system).add(up)).evidenced().level()).isEqualTo(Level.H);
  }

  @Test
  void aCorrectionOfTheSuccessCountsAsOneOfTheImpactDoes() {
    Systems system =
        Systems.creditScoring()
            .profile(Systems.highRisk(Level.H))
            .change("model", edit -> edit.approach(Approach.TRADITIONAL));
    Decision.Bound bound = bound(Inputs.of(system).assess());
    Decision down = new Decision.Correction("d", signed(), bound, Decision.Aspect.SUCCESS, false);

    // Success M: H likely, so H; success L: M likely, so M.
    assertThat(evasion(Inputs.of(system)).evidenced().level()).isEqualTo(Level.H);
    assertThat(evasion(Inputs.of(system).add(down)).evidenced().level()).isEqualTo(Level.M);
  }

  private static DecisionResult.State corrected(Decision.Bound bound) {
    Decision down = new Decision.Correction("d", signed(), bound, Decision.Aspect.IMPACT, false);
    return state(Inputs.of(Systems.creditScoring()).add(down).assess());
  }

  @Test
  void aDownwardCorrectionLapsesWithItsScenarioOrAWorseResidual() {
    Decision.Bound bound = bound(Inputs.of(Systems.creditScoring()).assess());

    assertThat(corrected(bound)).isEqualTo(DecisionResult.State.IN_FORCE);
    assertThat(corrected(new Decision.Bound("TF-99@model", Level.M, bound.binding())))
        .isEqualTo(DecisionResult.State.NOTHING_TO_COVER);
    assertThat(corrected(new Decision.Bound(EVASION, Level.L, bound.binding())))
        .isEqualTo(DecisionResult.State.RESIDUAL_WORSE);
  }

  @Test
  void theDateOfAnUpwardCorrectionEndsNothing() {
    Systems system = Systems.creditScoring();
    Decision.Bound bound = bound(Inputs.of(system).assess());
    Decision.Signed over = new Decision.Signed("amir", "petra", day(11), day(15), null);
    Decision down = new Decision.Correction("d", over, bound, Decision.Aspect.IMPACT, false);
    Decision up = new Decision.Correction("d", over, bound, Decision.Aspect.IMPACT, true);

    Assessment lowered = Inputs.of(system).add(down).assess();
    Assessment raised = Inputs.of(system).add(up).assess();

    assertThat(state(lowered)).isEqualTo(DecisionResult.State.ENDED);
    assertThat(scenario(lowered, EVASION).evidenced().level()).isEqualTo(Level.M);
    assertThat(state(raised)).isEqualTo(DecisionResult.State.IN_FORCE);
    assertThat(scenario(raised, EVASION).evidenced().level()).isEqualTo(Level.H);
    assertThat(scenario(raised, EVASION).reasons())
        .contains(new Reason(Reason.Code.CORRECTED_BY, new Fact(Fact.Kind.DECISION, "d")));
  }
}
