// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.result.Assessment;
import java.util.Collection;

/** Runs the engine with actions done, and counts the runs: a budget without a clock. */
final class Engine {

  private final Hypothesis hypothesis;
  private final int budget;
  private int runs;

  Engine(AssessmentInput input, int budget) {
    hypothesis = new Hypothesis(input);
    this.budget = budget;
  }

  Assessment run(Collection<Action> actions) {
    runs++;
    return Assessor.assess(hypothesis.with(actions));
  }

  /** The safeguard that the action is about. */
  String safeguard(Action action) {
    return hypothesis.safeguard(action);
  }

  int runs() {
    return runs;
  }

  /** Whether after one more run so many are left. */
  boolean canSpare(int reserved) {
    return runs + 1 + (long) reserved <= budget;
  }
}
