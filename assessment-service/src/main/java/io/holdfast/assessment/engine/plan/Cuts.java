// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a set of actions lacks: grown to a set that is just not enough for a scenario, it leaves out
 * actions of which every plan has one, the cut. Cheap actions are added first, so that cuts are of
 * dear ones and say more. Every cut is shown by the engine.
 */
final class Cuts {

  private final Problem problem;
  private final Forecast forecast;
  private final int reserved;

  Cuts(Problem problem, Forecast forecast, int reserved) {
    this.problem = problem;
    this.forecast = forecast;
    this.reserved = reserved;
  }

  /** Foreseen without the engine and then shown by one run of it; empty: not so. */
  BitSet foreseen(int scenario, BitSet from) {
    if (forecast.isTolerable(scenario, from)) {
      return new BitSet();
    }
    BitSet cut = cut(scenario, from, set -> !forecast.isTolerable(scenario, set));
    BitSet others = problem.all();
    others.andNot(cut);
    boolean shown =
        !cut.isEmpty() && problem.canAsk(others, reserved) && problem.failing(others).get(scenario);
    return shown ? cut : new BitSet();
  }

  /** Found by the engine alone; larger than need be, when the budget ends meanwhile. */
  BitSet found(int scenario, BitSet from) {
    return cut(
        scenario, from, set -> problem.canAsk(set, reserved) && problem.failing(set).get(scenario));
  }

  private BitSet cut(int scenario, BitSet from, Predicate<BitSet> notEnough) {
    BitSet cut = (BitSet) problem.relevant(scenario).clone();
    BitSet grown = (BitSet) cut.clone();
    grown.and(from);
    cut.andNot(grown);
    List<Integer> rest =
        cut.stream()
            .boxed()
            .sorted(
                Comparator.comparingLong(problem::cost).thenComparing(Comparator.reverseOrder()))
            .toList();
    grow(grown, rest, notEnough);
    cut.andNot(grown);
    return cut;
  }

  /** Adds what leaves the set not enough; as one by one, since more is never less. */
  private static void grow(BitSet grown, List<Integer> rest, Predicate<BitSet> notEnough) {
    if (rest.isEmpty()) {
      return;
    }
    BitSet more = (BitSet) grown.clone();
    rest.forEach(more::set);
    if (notEnough.test(more)) {
      grown.or(more);
    } else if (rest.size() > 1) {
      int half = rest.size() / 2;
      grow(grown, rest.subList(0, half), notEnough);
      grow(grown, rest.subList(half, rest.size()), notEnough);
    }
  }
}
