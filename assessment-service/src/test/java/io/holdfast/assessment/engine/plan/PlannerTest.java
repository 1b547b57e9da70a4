// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static io.holdfast.assessment.engine.input.ControlLevel.MODEL;
import static io.holdfast.assessment.engine.input.ControlLevel.ORGANISATION;
import static io.holdfast.assessment.engine.input.ControlLevel.SYSTEM;
import static io.holdfast.assessment.engine.input.Maturity.M2;
import static io.holdfast.assessment.engine.input.Maturity.M3;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final int ENOUGH = 500;
  private static final String SCENARIO = "F@model";

  @Test
  void findsActionsOfWhichNoneHelpsAlone() {
    AssessmentInput input =
        SmallEdition.edition()
            .prevents("P1", SYSTEM, M3)
            .prevents("P2", SYSTEM, M3)
            .prevents("P3", ORGANISATION, M3)
            .on(Systems.creditScoring())
            .input();
    Plan plan = Planner.plan(input, ENOUGH);

    assertThat(ids(plan)).containsExactly("implement:P1", "implement:P2", "implement:P3");
    assertThat(plan.steps()).allMatch(step -> step.buys().equals(List.of(SCENARIO)));
    assertThat(plan.exact()).isTrue();
    assertThat(plan.mended()).containsExactly(SCENARIO);
    for (Action action : plan.actions()) {
      assertThat(evidenced(input, List.of(action))).isEqualTo(evidenced(input, List.of()));
    }
    Scenario mended =
        Inputs.scenario(Assessor.assess(Hypothesis.with(input, plan.actions())), SCENARIO);
    assertThat(mended.status()).isEqualTo(TreatmentStatus.TOLERABLE);
  }

  private static Level evidenced(AssessmentInput input, List<Action> actions) {
    return Inputs.scenario(Assessor.assess(Hypothesis.with(input, actions)), SCENARIO)
        .evidenced()
        .level();
  }

  @Test
  void plansNothingWhereNothingIsNeeded() {
    Systems harmless = Systems.creditScoring().profile(Systems.highRisk(Level.VL));
    Plan plan = plan(SmallEdition.edition().limits("C1", SYSTEM, M3).on(harmless));

    assertThat(plan).isEqualTo(new Plan(false, List.of(), true, 1, List.of(), List.of()));
  }

  @Test
  void namesWhatNoActionMends() {
    Plan plan = plan(SmallEdition.edition().prevents("P1", SYSTEM, M3).on(Systems.creditScoring()));

    assertThat(plan.needed()).isTrue();
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.unmendable()).containsExactly(SCENARIO);
  }

  @Test
  void coversTheRestBesideWhatNoActionMends() {
    Systems two = withSecondModel().change("other", edit -> edit.party(Party.THIRD_PARTY));
    Plan plan =
        plan(
            SmallEdition.edition()
                .prevents("P1", SYSTEM, M3)
                .prevents("P2", SYSTEM, M3)
                .prevents("P3", MODEL, M3)
                .on(two));

    assertThat(plan.mended()).containsExactly(SCENARIO);
    assertThat(plan.unmendable()).containsExactly("F@other");
    assertThat(ids(plan)).containsExactly("implement:P1", "implement:P2", "implement:P3@model");
  }

  private static Systems withSecondModel() {
    return Systems.creditScoring()
        .component("other", ComponentKind.MODEL, Exposure.RESTRICTED)
        .flow("api", "other", FlowKind.INFERENCE_INPUT)
        .flow("other", "api", FlowKind.INFERENCE_OUTPUT)
        .version("other", "m2");
  }

  @Test
  void takesModelLevelControlsToEachModel() {
    Plan plan =
        plan(
            SmallEdition.edition()
                .prevents("P1", SYSTEM, M3)
                .prevents("P2", SYSTEM, M3)
                .prevents("P3", MODEL, M3)
                .on(withSecondModel()));

    assertThat(ids(plan))
        .containsExactly(
            "implement:P1", "implement:P2", "implement:P3@model", "implement:P3@other");
    assertThat(plan.steps().getLast().buys()).containsExactly("F@other");
    assertThat(plan.steps().getFirst().buys()).containsExactly(SCENARIO, "F@other");
  }

  @Test
  void prefersARenewalToANewControl() {
    Plan plan =
        plan(
            SmallEdition.edition()
                .limits("C1", SYSTEM, M3)
                .limits("C2", SYSTEM, M3)
                .on(Systems.creditScoring())
                .safeguard("C2"));

    assertThat(plan.actions())
        .containsExactly(
            new Action(
                "renew:s-C2",
                ActionKind.RENEW,
                "C2",
                M3,
                "s-C2",
                ScopeKind.SYSTEM,
                null,
                List.of(SmallEdition.FREE)));
  }

  @Test
  void prefersManyMatureControlsToAnEmergingOne() {
    SmallEdition edition =
        SmallEdition.edition()
            .limits("C1", SYSTEM, M2)
            .prevents("P1", SYSTEM, M3)
            .prevents("P2", SYSTEM, M3);

    assertThat(ids(plan(edition.on(Systems.creditScoring())))).containsExactly("implement:C1");

    edition.prevents("P3", ORGANISATION, M3);
    assertThat(ids(plan(edition.on(Systems.creditScoring()))))
        .containsExactly("implement:P1", "implement:P2", "implement:P3");
  }

  @Test
  void takesTheLeastIdsOfEquallySmallPlans() {
    Plan plan =
        plan(
            SmallEdition.edition()
                .limits("C2", SYSTEM, M3)
                .limits("C1", SYSTEM, M3)
                .limits("C3", ORGANISATION, M3)
                .on(Systems.creditScoring()));

    assertThat(ids(plan)).containsExactly("implement:C1");
  }

  @Test
  void implementsAPlannedSafeguardRatherThanANewOne() {
    Safeguard planned =
        new Safeguard(
            "s-7", "C1", ScopeKind.ORGANISATION, null, SafeguardStatus.PLANNED, null, null);
    AssessmentInput input =
        SmallEdition.edition()
            .limits("C1", SYSTEM, M3)
            .on(Systems.creditScoring())
            .add(planned)
            .input();
    Plan plan = Planner.plan(input, ENOUGH);

    assertThat(ids(plan)).containsExactly("implement:C1");
    assertThat(plan.actions().getFirst().safeguard()).isEqualTo("s-7");
    assertThat(Hypothesis.with(input, plan.actions()).safeguards()).hasSize(1);
  }

  @Test
  void renewsEvidenceThatFailedAlsoWhereAnotherKindWouldDo() {
    Plan plan =
        plan(
            SmallEdition.edition()
                .control(
                    "C1",
                    SYSTEM,
                    ControlFunction.CONTROL,
                    M3,
                    List.of(SmallEdition.BOUND, SmallEdition.FREE))
                .on(Systems.creditScoring())
                .safeguard("C1")
                .add(
                    Inputs.evidence(
                        "e1",
                        SmallEdition.FREE,
                        Inputs.onSystem(),
                        Outcome.FAIL,
                        Inputs.COLLECTED,
                        "s-C1")));

    assertThat(plan.actions().getFirst().evidence()).containsExactly(SmallEdition.FREE);
  }

  @Test
  void asksForEvidenceThatCanBeGiven() {
    SmallEdition edition =
        SmallEdition.edition()
            .control(
                "C1",
                SYSTEM,
                ControlFunction.CONTROL,
                M3,
                List.of(SmallEdition.BOUND, SmallEdition.FREE));
    Plan named = plan(edition.on(Systems.creditScoring()));
    Plan nameless =
        plan(edition.on(Systems.creditScoring().change("model", edit -> edit.version(null))));

    assertThat(named.actions().getFirst().evidence()).containsExactly(SmallEdition.BOUND);
    assertThat(nameless.actions().getFirst().evidence()).containsExactly(SmallEdition.FREE);
  }

  @Test
  void plansNoControlThatNoEvidenceCouldShow() {
    Plan plan =
        plan(
            SmallEdition.edition()
                .control("C1", SYSTEM, ControlFunction.CONTROL, M3, List.of(SmallEdition.BOUND))
                .on(Systems.creditScoring().change("model", edit -> edit.version(null))));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.unmendable()).containsExactly(SCENARIO);
  }

  @Test
  void saysWhenTheBudgetEndedBeforeTheProof() {
    SmallEdition edition = SmallEdition.edition();
    for (int number = 1; number <= 9; number++) {
      edition.prevents("P" + number, SYSTEM, number % 2 == 0 ? Maturity.M4 : M3);
    }
    Inputs inputs = edition.prevents("P0", ORGANISATION, M3).on(Systems.creditScoring());
    Plan hasty = Planner.plan(inputs.input(), 1);
    Plan thorough = plan(inputs);

    assertThat(hasty.exact()).isFalse();
    assertThat(ids(hasty)).hasSize(3);
    assertThat(thorough.exact()).isTrue();
    assertThat(ids(thorough)).containsExactly("implement:P0", "implement:P1", "implement:P2");
  }

  @Test
  void reckonsWithCorrections() {
    SmallEdition edition =
        SmallEdition.edition()
            .limits("C1", SYSTEM, M3)
            .limits("C2", ORGANISATION, M3)
            .limits("C3", ORGANISATION, M3);
    Decision.Bound bound = new Decision.Bound(SCENARIO, Level.M, "");
    Decision upward =
        new Decision.Correction("d1", Inputs.signed(), bound, Decision.Aspect.IMPACT, true);

    assertThat(ids(plan(edition.on(Systems.creditScoring())))).containsExactly("implement:C1");
    Plan corrected = plan(edition.on(Systems.creditScoring()).add(upward));
    assertThat(ids(corrected)).containsExactly("implement:C1", "implement:C2");
    assertThat(corrected.exact()).isTrue();
    assertThat(ids(Planner.plan(edition.on(Systems.creditScoring()).add(upward).input(), 0)))
        .containsExactly("implement:C1", "implement:C2");
  }

  private static Plan plan(Inputs inputs) {
    return Planner.plan(inputs.input(), ENOUGH);
  }

  private static List<String> ids(Plan plan) {
    return plan.actions().stream().map(Action::id).toList();
  }
}
