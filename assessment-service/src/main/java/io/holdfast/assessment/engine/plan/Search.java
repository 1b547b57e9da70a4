// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest plan (method.md section 9) as an implicit hitting set: the least set that
 * hits every cut known so far is tried; if it is not enough, the engine gives further cuts. The
 * first that is enough is the smallest of all, since every plan hits every cut.
 */
final class Search {

  private final Problem problem;
  private final Cuts cuts;
  private final int reserved;
  private final HittingSet hitting;
  private List<BitSet> known = new ArrayList<>();

  /**
   * @param reserved engine runs that it leaves
   */
  Search(Problem problem, Cuts cuts, int reserved) {
    this.problem = problem;
    this.cuts = cuts;
    this.reserved = reserved;
    hitting = new HittingSet(problem.size(), problem::cost);
  }

  /** The smallest plan; absent: the budget does not reach to it. */
  @Nullable BitSet smallest() {
    while (true) {
      BitSet cheapest = hitting.cheapest(known);
      if (cheapest == null) {
        return null;
      }
      if (fails(cheapest)) {
        continue;
      }
      if (!problem.canAsk(cheapest, reserved) || !problem.isEnough(cheapest)) {
        return null;
      }
      BitSet least = hitting.least(known, cheapest);
      if (hitting.isExhausted()) {
        return null;
      }
      if (!fails(least)) {
        boolean shown = problem.canAsk(least, reserved) && problem.isEnough(least);
        return shown ? least : null;
      }
    }
  }

  /** Whether the set is not enough, and cuts were found that say so. */
  private boolean fails(BitSet set) {
    int before = known.size();
    BitSet wider = (BitSet) set.clone();
    while (problem.canAsk(wider, reserved)) {
      BitSet failing = problem.failing(wider);
      if (failing.isEmpty() || !widen(wider, failing)) {
        break;
      }
    }
    boolean found = known.size() > before;
    known = new ArrayList<>(Sets.least(known));
    return found;
  }

  /** Adds what hits a cut for each of the failing scenarios. */
  private boolean widen(BitSet wider, BitSet failing) {
    boolean widened = false;
    for (int each = failing.nextSetBit(0); each >= 0; each = failing.nextSetBit(each + 1)) {
      widened |= hit(wider, cuts.foreseen(each, wider));
    }
    int first = failing.nextSetBit(0);
    return widened || hit(wider, cuts.found(first, wider));
  }

  private boolean hit(BitSet wider, BitSet cut) {
    if (cut.isEmpty()) {
      return false;
    }
    known.add(cut);
    cut.stream().boxed().min(Comparator.comparingLong(problem::cost)).ifPresent(wider::set);
    return true;
  }
}
