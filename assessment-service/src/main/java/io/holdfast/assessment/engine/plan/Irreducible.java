// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A plan of which no action can be left out (method.md section 9): from all actions those are taken
 * away that are not missed, the dearest first. Not always the smallest.
 */
final class Irreducible {

  private final Problem problem;
  private final BitSet foreseen;

  Irreducible(Problem problem, Forecast forecast) {
    this.problem = problem;
    foreseen = problem.all();
    takeAway(foreseen, dearestFirst(foreseen), forecast::isEnough);
  }

  /** How often the engine has to run for it, when the forecast is right. */
  int engineRuns() {
    return foreseen.cardinality() + 1;
  }

  /** Where the engine finds the forecast enough, it only has to miss each of its actions. */
  BitSet plan() {
    if (!problem.isEnough(foreseen)) {
      BitSet kept = withAllFor(problem.failing(foreseen));
      takeAway(kept, dearestFirst(kept), problem::isEnough);
      return kept;
    }
    BitSet kept = (BitSet) foreseen.clone();
    for (int action : dearestFirst(foreseen)) {
      BitSet rest = Sets.without(kept, Sets.of(action));
      if (problem.isEnough(rest)) {
        kept = rest;
      }
    }
    return kept;
  }

  /** What was foreseen, and for scenarios that it does not mend all that matters to them. */
  private BitSet withAllFor(BitSet failing) {
    BitSet all = (BitSet) foreseen.clone();
    failing.stream().forEach(scenario -> all.or(problem.relevant(scenario)));
    return problem.isEnough(all) ? all : problem.all();
  }

  private List<Integer> dearestFirst(BitSet set) {
    return set.stream()
        .boxed()
        .sorted(Comparator.comparingLong(problem::cost).thenComparing(n -> n).reversed())
        .toList();
  }

  /** Takes many at once where none is missed; as one by one, since more is never less. */
  private static void takeAway(BitSet kept, List<Integer> some, Predicate<BitSet> isEnough) {
    if (some.isEmpty()) {
      return;
    }
    BitSet rest = (BitSet) kept.clone();
    some.forEach(rest::clear);
    if (isEnough.test(rest)) {
      kept.and(rest);
    } else if (some.size() > 1) {
      int half = some.size() / 2;
      takeAway(kept, some.subList(0, half), isEnough);
      takeAway(kept, some.subList(half, some.size()), isEnough);
    }
  }
}
