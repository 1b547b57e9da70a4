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
   * @param engineRuns after so many the search for the smallest plan ends; an irreducible one may
   *     still take more, about as many as there are actions
   */
  public static Plan plan(AssessmentInput input, int engineRuns) {
    return new Planner(input, engineRuns).plan();
  }

  private Plan plan() {
    Assessment now = engine.run(List.of());
    List<Scenario> above = above(now);
    List<Action> bare = new Candidates(input, relevance, now.safeguards()).of(above);
    if (bare.isEmpty()) {
      return new Plan(!above.isEmpty(), List.of(), true, engine.runs(), List.of(), ids(above));
    }
    List<Action> actions = new EvidenceNeeds(input, now, engine).settle(bare);
    List<Scenario> unmendable = above(engine.run(actions));
    Set<String> stay = new HashSet<>(ids(unmendable));
    List<Scenario> mendable = above.stream().filter(each -> !stay.contains(each.id())).toList();
    List<Action> mattering =
        actions.stream()
            .filter(action -> mendable.stream().anyMatch(each -> relevance.matters(action, each)))
            .toList();
    Problem problem = new Problem(engine, relevance, mattering, mendable);
    int reserved = mattering.size();
    Cuts cuts = new Cuts(problem, new Forecast(problem, relevance, now), reserved);
    BitSet smallest = new Search(problem, cuts, reserved).smallest();
    BitSet chosen = smallest == null ? new Irreducible(problem).plan() : smallest;
    List<Plan.Step> steps = steps(problem, chosen);
    return new Plan(
        !above.isEmpty(), steps, smallest != null, engine.runs(), ids(mendable), ids(unmendable));
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
