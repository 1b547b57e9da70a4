// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest set that hits every one of some sets, by branch and bound: exact, unless the number
 * of branches gets out of hand.
 */
final class HittingSet {

  /** In all. */
  private static final int MOST_BRANCHES = 20_000;

  private final IntToLongFunction cost;
  private final int size;
  private int branches;

  /**
   * @param size elements are less than this
   */
  HittingSet(int size, IntToLongFunction cost) {
    this.size = size;
    this.cost = cost;
  }

  /** Whether it gave up, and what it said since may be wrong. */
  boolean isExhausted() {
    return branches > MOST_BRANCHES;
  }

  /** A cheapest one; absent: not found, or none that is known to be. */
  @Nullable BitSet cheapest(List<BitSet> sets) {
    BitSet cheapest = cheaper(sets, Long.MAX_VALUE);
    return isExhausted() ? null : cheapest;
  }

  /** Of the cheapest ones that with the least elements, compared in ascending order. */
  BitSet least(List<BitSet> sets, BitSet cheapest) {
    long total = costOf(cheapest);
    BitSet known = cheapest;
    BitSet fixed = new BitSet();
    List<BitSet> open = sets;
    for (int element = 0; element < size && !open.isEmpty(); element++) {
      BitSet single = Sets.of(element);
      if (open.stream().noneMatch(single::intersects)) {
        continue;
      }
      List<BitSet> rest = Sets.unhit(open, single);
      List<BitSet> later = Sets.reduced(open, single);
      if (!known.get(element)) {
        BitSet others = cheaper(rest, total - costOf(fixed) - cost.applyAsLong(element) + 1);
        if (others == null) {
          open = later;
          continue;
        }
        known = (BitSet) fixed.clone();
        known.set(element);
        known.or(others);
      }
      fixed.set(element);
      open = rest;
    }
    return fixed;
  }

  private long costOf(BitSet set) {
    return set.stream().mapToLong(cost::applyAsLong).sum();
  }

  /** A cheapest one that costs less than the limit; absent: there is none. */
  private @Nullable BitSet cheaper(List<BitSet> sets, long limit) {
    branches++;
    if (isExhausted()) {
      return null;
    }
    List<BitSet> core = new Dominance(cost).core(sets);
    BitSet forced = new BitSet();
    for (BitSet set : core) {
      if (set.isEmpty()) {
        return null;
      }
      if (set.cardinality() == 1) {
        forced.or(set);
      }
    }
    long left = limit - costOf(forced);
    if (left <= 0) {
      return null;
    }
    // A least set of one element contains no other set, and other least sets do not contain it.
    BitSet rest = grouped(Sets.groups(Sets.unhit(core, forced)), left);
    if (rest != null) {
      rest.or(forced);
    }
    return rest;
  }

  private @Nullable BitSet grouped(List<List<BitSet>> groups, long limit) {
    long bound = 0;
    for (List<BitSet> group : groups) {
      bound += bound(group);
    }
    long left = limit - bound;
    BitSet all = new BitSet();
    for (List<BitSet> group : groups) {
      if (left <= 0) {
        return null;
      }
      left += bound(group);
      BitSet set = branch(group, left);
      if (set == null) {
        return null;
      }
      left -= costOf(set);
      all.or(set);
    }
    return left > 0 ? all : null;
  }

  /** With the element that hits most, and without it. */
  private @Nullable BitSet branch(List<BitSet> group, long limit) {
    if (bound(group) >= limit) {
      return null;
    }
    int element = choice(group);
    BitSet single = Sets.of(element);
    BitSet best = cheaper(Sets.unhit(group, single), limit - cost.applyAsLong(element));
    long left = limit;
    if (best != null) {
      best.set(element);
      left = costOf(best);
    }
    BitSet without = cheaper(Sets.reduced(group, single), left);
    return without == null ? best : without;
  }

  private int choice(List<BitSet> group) {
    int[] hits = new int[size];
    group.forEach(set -> set.stream().forEach(element -> hits[element]++));
    int least = group.stream().mapToInt(BitSet::cardinality).min().orElse(0);
    int best = -1;
    for (BitSet set : group) {
      if (set.cardinality() == least) {
        for (int each = set.nextSetBit(0); each >= 0; each = set.nextSetBit(each + 1)) {
          if (best < 0 || isBetter(each, best, hits)) {
            best = each;
          }
        }
      }
    }
    return best;
  }

  private boolean isBetter(int element, int best, int[] hits) {
    int byCost = Long.compare(cost.applyAsLong(element), cost.applyAsLong(best));
    return byCost < 0 || (byCost == 0 && hits[element] > hits[best]);
  }

  /** No set that hits these costs less: each takes its share of what its elements cost. */
  private long bound(List<BitSet> group) {
    long[] left = new long[size];
    for (int element = 0; element < size; element++) {
      left[element] = cost.applyAsLong(element);
    }
    long bound = 0;
    for (BitSet set : group) {
      long share = set.stream().mapToLong(element -> left[element]).min().orElse(0);
      set.stream().forEach(element -> left[element] -= share);
      bound += share;
    }
    return bound;
  }
}
