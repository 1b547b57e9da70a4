// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Sets of sets to hit; none of the methods changes its arguments. */
final class Sets {

  private Sets() {}

  static BitSet without(BitSet set, BitSet others) {
    BitSet rest = (BitSet) set.clone();
    rest.andNot(others);
    return rest;
  }

  static BitSet of(int element) {
    BitSet set = new BitSet();
    set.set(element);
    return set;
  }

  static boolean contains(BitSet set, BitSet part) {
    return without(part, set).isEmpty();
  }

  static BitSet union(List<BitSet> sets) {
    BitSet all = new BitSet();
    sets.forEach(all::or);
    return all;
  }

  /** Those that nothing of this hits. */
  static List<BitSet> unhit(List<BitSet> sets, BitSet hit) {
    return sets.stream().filter(set -> !set.intersects(hit)).toList();
  }

  /** Each without these elements. */
  static List<BitSet> reduced(List<BitSet> sets, BitSet out) {
    return sets.stream().map(set -> without(set, out)).toList();
  }

  /** Those that contain no other one, smallest first; hitting them hits all. */
  static List<BitSet> least(List<BitSet> sets) {
    List<BitSet> least = new ArrayList<>();
    sets.stream()
        .sorted(Comparator.comparingInt(BitSet::cardinality))
        .filter(set -> least.stream().noneMatch(smaller -> contains(set, smaller)))
        .forEach(least::add);
    return least;
  }

  /** Groups that share no element with each other. */
  static List<List<BitSet>> groups(List<BitSet> sets) {
    List<List<BitSet>> groups = new ArrayList<>();
    for (BitSet set : sets) {
      List<BitSet> joined = new ArrayList<>(List.of(set));
      groups.removeIf(group -> group.stream().anyMatch(set::intersects) && joined.addAll(group));
      groups.add(joined);
    }
    return groups;
  }
}
