// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HittingSetTest {

  private static final long[] COSTS = {1, 20, 400};

  @Property(
      tries = 300,
      largest = {12, 15})
  void noneIsCheaperAndNoneSoCheapIsLess(long seed, int size, int count) {
    Random random = new Random(seed);
    long[] cost = IntStream.range(0, size).mapToLong(i -> COSTS[random.nextInt(3)]).toArray();
    List<BitSet> sets = new ArrayList<>();
    for (int i = 0; i < count - 1; i++) {
      BitSet set = new BitSet();
      for (int j = 0; j < 1 + random.nextInt(5); j++) {
        set.set(random.nextInt(size));
      }
      sets.add(set);
    }
    HittingSet hitting = new HittingSet(size, element -> cost[element]);
    BitSet cheapest = Objects.requireNonNull(hitting.cheapest(sets));
    BitSet expected =
        IntStream.range(0, 1 << size)
            .mapToObj(mask -> BitSet.valueOf(new long[] {mask}))
            .filter(hit -> sets.stream().allMatch(hit::intersects))
            .min(
                Comparator.comparingLong((BitSet set) -> sum(set, cost))
                    .thenComparing(HittingSetTest::compareElements))
            .orElseThrow();

    assertThat(sum(cheapest, cost)).isEqualTo(sum(expected, cost));
    assertThat(hitting.least(sets, cheapest)).isEqualTo(expected);
    assertThat(hitting.isExhausted()).isFalse();
  }

  private static long sum(BitSet set, long[] cost) {
    return set.stream().mapToLong(element -> cost[element]).sum();
  }

  private static int compareElements(BitSet one, BitSet other) {
    BitSet differing = (BitSet) one.clone();
    differing.xor(other);
    return differing.isEmpty() ? 0 : one.get(differing.nextSetBit(0)) ? -1 : 1;
  }

  @Test
  void whatCannotBeHitHasNone() {
    HittingSet hitting = new HittingSet(2, element -> 1);

    assertThat(hitting.cheapest(List.of(Sets.of(1), new BitSet()))).isNull();
  }
}
