// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans what to do so that every scenario gets tolerable (method.md section 9): fewest emerging
 * controls, then fewest mature ones, then fewest evidence renewals, ties by the sorted ids.
 */
public final class Planner {

  private final AssessmentInput input;
  private final Engine engine;
  private final Relevance relevance;

  private Planner(AssessmentInput input, int engineRuns) {
    this.input = input;
    engine = new Engine(input, engineRuns);
    relevance = new Relevance(input);
  }

  /**
   * @param engineRuns the search for the smallest plan ends in time to leave an irreducible one;
   *     where even that takes more, it takes more: some six, and one per action of the plan; or two
   *     per action that can matter, where an incident or a correction makes the forecast wrong
   */
  public static Plan plan(AssessmentInput input, int engineRuns) {
    return new Planner(input, engineRuns).plan();
  }

  private Plan plan() {
    Assessment now = engine.run(List.of());
    List<Scenario> above = above(now);
    List<Action> bare = new Candidates(input, relevance, now.safeguards()).of(above);
    List<Action> actions =
        bare.isEmpty() ? bare : new EvidenceNeeds(input, now, engine).settle(bare);
    List<Scenario> unmendable = actions.isEmpty() ? above : above(engine.run(actions));
    Set<String> stay = new HashSet<>(ids(unmendable));
    List<Scenario> mendable = above.stream().filter(each -> !stay.contains(each.id())).toList();
    if (mendable.isEmpty()) {
      return new Plan(!above.isEmpty(), List.of(), true, engine.runs(), List.of(), ids(unmendable));
    }
    return mend(now, problem(actions, mendable), ids(mendable), ids(unmendable));
  }

  private Problem problem(List<Action> actions, List<Scenario> mendable) {
    List<Action> mattering =
        actions.stream()
            .filter(action -> mendable.stream().anyMatch(each -> relevance.matters(action, each)))
            .toList();
    return new Problem(engine, relevance, mattering, mendable);
  }

  private Plan mend(
      Assessment now, Problem problem, List<String> mendable, List<String> unmendable) {
    Forecast forecast = new Forecast(problem, relevance, now);
    Irreducible irreducible = new Irreducible(problem, forecast);
    int reserved = irreducible.engineRuns();
    Cuts cuts = new Cuts(problem, forecast, reserved);
    BitSet smallest = new Search(problem, cuts, reserved).smallest();
    List<Plan.Step> steps = steps(problem, smallest == null ? irreducible.plan() : smallest);
    return new Plan(true, steps, smallest != null, engine.runs(), mendable, unmendable);
  }

  private static List<Scenario> above(Assessment assessment) {
    return assessment.scenarios().stream().filter(each -> !Tolerable.is(each)).toList();
  }

  private static List<String> ids(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::id).toList();
  }

  private static List<Plan.Step> steps(Problem problem, BitSet chosen) {
    List<Plan.Step> steps = new ArrayList<>();
    for (int each = chosen.nextSetBit(0); each >= 0; each = chosen.nextSetBit(each + 1)) {
      BitSet missed = problem.failing(Sets.without(chosen, Sets.of(each)));
      List<String> buys =
          missed.stream().mapToObj(number -> problem.scenario(number).id()).toList();
      steps.add(new Plan.Step(problem.action(each), buys));
    }
    return steps;
  }
}
