// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Generated;
import io.holdfast.assessment.engine.Property;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plan of method.md section 9, on systems made up from a seed. */
class PlannerPropertiesTest {

  private static final int MANY = 5_000;
  private static final int MOST_ACTIONS = 9;

  /** Fewest emerging controls, fewest mature ones, fewest renewals, least ids. */
  private static final Comparator<List<Action>> ORDER =
      Comparator.comparingLong((List<Action> actions) -> count(actions, true, false))
          .thenComparingLong(actions -> count(actions, false, false))
          .thenComparingLong(actions -> count(actions, false, true))
          .thenComparing(PlannerPropertiesTest::compareIds);

  private static long count(List<Action> actions, boolean emerging, boolean renewals) {
    return actions.stream()
        .filter(action -> (action.kind() == ActionKind.RENEW) == renewals)
        .filter(action -> renewals || action.maturity().isEstablished() != emerging)
        .count();
  }

  private static int compareIds(List<Action> some, List<Action> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int byId = CodePoints.ORDER.compare(some.get(i).id(), others.get(i).id());
      if (byId != 0) {
        return byId;
      }
    }
    return Integer.compare(some.size(), others.size());
  }

  @Property(tries = 40, largest = 6)
  void noSetOfActionsIsSmaller(long seed, int size) {
    AssessmentInput input = withFewActions(seed, size);
    List<Action> actions = actions(input);
    Plan plan = Planner.plan(input, MANY);

    List<List<Action>> subsets = new ArrayList<>();
    for (int mask = 0; mask < 1 << actions.size(); mask++) {
      int wanted = mask;
      subsets.add(
          actions.stream().filter(action -> (wanted >> actions.indexOf(action) & 1) == 1).toList());
    }
    subsets.sort(ORDER);
    Set<String> best = above(input, actions);
    List<Action> smallest =
        subsets.stream()
            .filter(subset -> best.containsAll(above(input, subset)))
            .findFirst()
            .orElseThrow();

    assertThat(plan.exact()).isTrue();
    assertThat(plan.actions()).isEqualTo(smallest);
    assertThat(plan.unmendable()).containsExactlyInAnyOrderElementsOf(best);
    assertThat(plan.needed()).isEqualTo(!above(input, List.of()).isEmpty());
  }

  /** Leaves so many of the edition's controls that few actions are left. */
  private static AssessmentInput withFewActions(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();
    List<String> controls = new ArrayList<>();
    ReferenceEdition.EDITION.controls().forEach(control -> controls.add(control.id()));
    Collections.shuffle(controls, new Random(seed));
    Set<String> kept = new HashSet<>();
    for (String control : controls) {
      kept.add(control);
      if (actions(with(input, SmallEdition.reference(kept))).size() > MOST_ACTIONS) {
        kept.remove(control);
      }
    }
    return with(input, SmallEdition.reference(kept));
  }

  private static List<Action> actions(AssessmentInput input) {
    Assessment now = Assessor.assess(input);
    List<Scenario> above = now.scenarios().stream().filter(each -> !Tolerable.is(each)).toList();
    List<Action> bare = new Candidates(input, new Relevance(input), now.safeguards()).of(above);
    return new EvidenceNeeds(input, now, new Engine(input, 0)).settle(bare);
  }

  private static Set<String> above(AssessmentInput input, List<Action> actions) {
    Set<String> above = new HashSet<>();
    for (Scenario scenario : Assessor.assess(Hypothesis.with(input, actions)).scenarios()) {
      if (!Tolerable.is(scenario)) {
        above.add(scenario.id());
      }
    }
    return above;
  }

  @Property(largest = 60)
  void thePlanIsEnoughAndNothingOfItCanBeLeftOut(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();

    assertEnoughAndIrreducible(input, Planner.plan(input, MANY));
  }

  @Property(largest = 60)
  void soWithoutABudget(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();
    Plan plan = Planner.plan(input, 0);

    assertEnoughAndIrreducible(input, plan);
    assertThat(plan.exact()).isEqualTo(plan.mended().isEmpty());
    assertThat(plan.engineRuns())
        .isLessThanOrEqualTo(6 + 2 * actions(input).size() + plan.steps().size());
  }

  @Test
  void whereTheForecastIsWrongTheEngineDecides() {
    AssessmentInput input = new Generated(-7311, 1).input();
    Plan plan = Planner.plan(input, 0);

    assertEnoughAndIrreducible(input, plan);
    assertThat(plan.engineRuns()).isGreaterThan(6 + plan.steps().size());
  }

  private static void assertEnoughAndIrreducible(AssessmentInput input, Plan plan) {
    assertThat(above(input, plan.actions())).containsExactlyInAnyOrderElementsOf(plan.unmendable());
    for (Plan.Step step : plan.steps()) {
      List<Action> others = new ArrayList<>(plan.actions());
      others.remove(step.action());
      Set<String> lost = above(input, others);
      plan.unmendable().forEach(lost::remove);
      assertThat(step.buys()).isNotEmpty().containsExactlyInAnyOrderElementsOf(lost);
    }
  }

  @Property(largest = 30)
  void orderOfTheInputNeverMatters(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();
    SystemRevision revision = input.revision();
    SystemRevision reversed =
        new SystemRevision(
            revision.systemId(),
            revision.number(),
            revision.profile(),
            revision.zones().reversed(),
            revision.actors().reversed(),
            revision.components().reversed(),
            revision.flows().reversed());
    AssessmentInput other =
        new AssessmentInput(
            reversed,
            input.edition(),
            input.safeguards().reversed(),
            input.evidence().reversed(),
            input.findings().reversed(),
            input.decisions(),
            input.changes(),
            input.policy(),
            input.asOf());

    assertThat(Planner.plan(other, 100)).isEqualTo(Planner.plan(input, 100));
  }

  private static AssessmentInput with(AssessmentInput input, Edition edition) {
    return new AssessmentInput(
        input.revision(),
        edition,
        input.safeguards(),
        input.evidence(),
        input.findings(),
        input.decisions(),
        input.changes(),
        input.policy(),
        input.asOf());
  }
}
