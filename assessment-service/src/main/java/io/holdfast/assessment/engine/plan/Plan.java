// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.List;

/**
 * A smallest set of actions that makes every scenario tolerable (method.md section 9).
 *
 * @param needed whether any scenario is above tolerance; an acceptance does not lower it
 * @param steps the actions by id, each with what it buys
 * @param exact whether no smaller set does; otherwise none of them can be left out, and the set may
 *     not be the smallest
 * @param engineRuns how often the engine ran
 * @param mended scenarios that the actions make tolerable, by id
 * @param unmendable scenarios that stay above tolerance with every action together: they take a
 *     change of the design or the use, or the end of an incident; the plan covers the rest
 */
public record Plan(
    boolean needed,
    List<Step> steps,
    boolean exact,
    int engineRuns,
    List<String> mended,
    List<String> unmendable) {

  public Plan {
    steps = List.copyOf(steps);
    mended = List.copyOf(mended);
    unmendable = List.copyOf(unmendable);
  }

  /**
   * One action.
   *
   * @param buys scenarios that are above tolerance again if this action alone is left out
   */
  public record Step(Action action, List<String> buys) {
    public Step {
      buys = List.copyOf(buys);
    }
  }

  /** The actions without what they buy. */
  public List<Action> actions() {
    return steps.stream().map(Step::action).toList();
  }
}
