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

  private final int size;
  private final IntToLongFunction cost;

  Dominance(int size, IntToLongFunction cost) {
    this.size = size;
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
    BitSet[] hits = new BitSet[size];
    BitSet elements = Sets.union(sets);
    elements.stream().forEach(element -> hits[element] = new BitSet());
    for (int number = 0; number < sets.size(); number++) {
      BitSet set = sets.get(number);
      for (int each = set.nextSetBit(0); each >= 0; each = set.nextSetBit(each + 1)) {
        hits[each].set(number);
      }
    }
    BitSet out = new BitSet();
    for (int one = elements.nextSetBit(0); one >= 0; one = elements.nextSetBit(one + 1)) {
      for (int other = elements.nextSetBit(0); other >= 0; other = elements.nextSetBit(other + 1)) {
        if (one != other && !out.get(other) && !out.get(one) && isNoBetter(one, other, hits)) {
          out.set(one);
        }
      }
    }
    return out;
  }

  private boolean isNoBetter(int one, int other, BitSet[] hits) {
    return cost.applyAsLong(other) <= cost.applyAsLong(one)
        && Sets.contains(hits[other], hits[one]);
  }
}
