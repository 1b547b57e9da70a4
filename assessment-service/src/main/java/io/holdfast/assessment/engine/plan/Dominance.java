// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Leaves out of sets to be hit what no cheapest hitting set needs: sets that contain another one,
 * and elements that hit no more than another one that is no dearer.
 */
final class Dominance {

  private final IntToLongFunction cost;

  Dominance(IntToLongFunction cost) {
    this.cost = cost;
  }

  /** What remains when neither leaves out any more, smallest sets first. */
  List<BitSet> core(List<BitSet> sets) {
    List<BitSet> core = Sets.least(sets);
    BitSet out = dominated(core);
    while (!out.isEmpty()) {
      core = Sets.least(Sets.reduced(core, out));
      out = dominated(core);
    }
    return core;
  }

  private BitSet dominated(List<BitSet> sets) {
    BitSet out = new BitSet();
    Sets.union(sets).stream().filter(each -> isDominated(each, sets, out)).forEach(out::set);
    return out;
  }

  /** Whether all sets that it hits share another element that is no dearer and stays. */
  private boolean isDominated(int element, List<BitSet> sets, BitSet out) {
    BitSet shared = null;
    for (BitSet set : sets) {
      if (set.get(element)) {
        if (shared == null) {
          shared = Sets.without(set, out);
        } else {
          shared.and(set);
        }
      }
    }
    return shared != null
        && shared.stream()
            .anyMatch(
                other -> other != element && cost.applyAsLong(other) <= cost.applyAsLong(element));
  }
}
