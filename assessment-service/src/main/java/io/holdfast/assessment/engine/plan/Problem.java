// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Actions and mendable scenarios by number, the actions in the order of their ids, and what the
 * engine says of a set of actions. More actions never make a scenario worse (method.md section 10).
 */
final class Problem {

  /** One emerging control weighs more than all mature ones, one of those more than all renewals. */
  private static final int SHIFT = 20;

  private final Engine engine;
  private final List<Action> actions;
  private final List<Scenario> scenarios;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<BitSet> relevant = new ArrayList<>();
  private final Map<BitSet, BitSet> known = new HashMap<>();

  Problem(Engine engine, Relevance relevance, List<Action> actions, List<Scenario> scenarios) {
    this.engine = engine;
    this.actions = actions;
    this.scenarios = scenarios;
    for (Scenario scenario : scenarios) {
      numbers.put(scenario.id(), numbers.size());
      BitSet mattering = new BitSet();
      for (int action = 0; action < actions.size(); action++) {
        mattering.set(action, relevance.matters(actions.get(action), scenario));
      }
      relevant.add(mattering);
    }
  }

  int size() {
    return actions.size();
  }

  Action action(int number) {
    return actions.get(number);
  }

  List<Action> actions(BitSet set) {
    return set.stream().mapToObj(actions::get).toList();
  }

  int scenarios() {
    return scenarios.size();
  }

  Scenario scenario(int number) {
    return scenarios.get(number);
  }

  /** The actions that can lower the scenario. */
  BitSet relevant(int scenario) {
    return relevant.get(scenario);
  }

  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, actions.size());
    return all;
  }

  long cost(int action) {
    Action each = actions.get(action);
    if (each.kind() == ActionKind.RENEW) {
      return 1;
    }
    return each.maturity().isEstablished() ? 1L << SHIFT : 1L << 2 * SHIFT;
  }

  /**
   * Scenarios that stay above tolerance with these actions; one run of the engine, if it is new.
   */
  BitSet failing(BitSet set) {
    BitSet failing = known.get(set);
    if (failing == null) {
      failing = new BitSet();
      Assessment assessment = engine.run(actions(set));
      for (Scenario scenario : assessment.scenarios()) {
        Integer number = numbers.get(scenario.id());
        if (number != null && !Tolerable.is(scenario)) {
          failing.set(number);
        }
      }
      known.put((BitSet) set.clone(), failing);
    }
    return (BitSet) failing.clone();
  }

  boolean isEnough(BitSet set) {
    return failing(set).isEmpty();
  }

  /** Whether the engine says, or would say within the budget, what the set is worth. */
  boolean canAsk(BitSet set, int reserved) {
    return known.containsKey(set) || engine.canSpare(reserved);
  }
}
