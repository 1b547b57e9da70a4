// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A plan of which no action can be left out (method.md section 9): from all actions those are taken
 * away that are not missed, the dearest first. Not always the smallest.
 */
final class Irreducible {

  private final Problem problem;

  Irreducible(Problem problem) {
    this.problem = problem;
  }

  BitSet plan() {
    BitSet kept = problem.all();
    List<Integer> dearestFirst = new ArrayList<>(kept.stream().boxed().toList());
    dearestFirst.sort(Comparator.comparingLong(problem::cost).thenComparing(n -> n).reversed());
    takeAway(kept, dearestFirst);
    return kept;
  }

  /** Takes many at once where none is missed; as one by one, since more is never less. */
  private void takeAway(BitSet kept, List<Integer> some) {
    if (some.isEmpty()) {
      return;
    }
    BitSet rest = (BitSet) kept.clone();
    some.forEach(rest::clear);
    if (problem.isEnough(rest)) {
      kept.and(rest);
    } else if (some.size() > 1) {
      int half = some.size() / 2;
      takeAway(kept, some.subList(0, half));
      takeAway(kept, some.subList(half, some.size()));
    }
  }
}
