// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.risk.Outlook;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Foresees from the routes of a scenario what actions would make of it, without running the engine.
 * It knows no corrections and not all of incidents, so nothing rests on it: it only says where to
 * look, and the engine decides.
 */
final class Forecast {

  private final Problem problem;
  private final Relevance relevance;
  private final Level tolerance;
  private final Map<String, Integer> controlOf = new HashMap<>();

  Forecast(Problem problem, Relevance relevance, Assessment now) {
    this.problem = problem;
    this.relevance = relevance;
    tolerance = now.tolerance().level();
    now.safeguards()
        .forEach(result -> controlOf.put(result.id(), relevance.number(result.control())));
  }

  /** Whether the actions mend all that can be mended. */
  boolean isEnough(BitSet set) {
    return IntStream.range(0, problem.scenarios()).allMatch(each -> isTolerable(each, set));
  }

  boolean isTolerable(int number, BitSet set) {
    Scenario scenario = problem.scenario(number);
    BitSet credited = new BitSet();
    for (String safeguard : scenario.safeguards()) {
      credited.set(Objects.requireNonNull(controlOf.get(safeguard)));
    }
    BitSet fresh = new BitSet();
    BitSet done = (BitSet) set.clone();
    done.and(problem.relevant(number));
    for (int each = done.nextSetBit(0); each >= 0; each = done.nextSetBit(each + 1)) {
      Action action = problem.action(each);
      int control = relevance.number(action.control());
      credited.set(control);
      fresh.set(control, action.kind() == ActionKind.IMPLEMENT);
    }
    boolean incident =
        scenario.routes().stream().anyMatch(route -> route.access() == Access.UNKNOWN);
    Level evidenced =
        Outlook.evidenced(
            scenario,
            relevance.family(scenario),
            relevance.isGenerativeAi(),
            credited,
            incident ? fresh : credited);
    return !evidenced.isAbove(tolerance);
  }
}
