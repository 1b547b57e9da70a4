// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.FlowKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The best known way to each component in each state of a rule, and the order of such ways. */
final class Labels {

  static final int NONE = -1;
  private static final long UNREACHED = Long.MAX_VALUE;
  private static final int HOLDER_BITS = 20;
  private static final int FLOW_BITS = 24;

  private final int states;
  private final long[] keys;
  private final int[] parents;
  private final @Nullable FlowKind[] flows;
  private final int[] ranks;
  private final boolean[] settled;

  Labels(int components, int states) {
    this.states = states;
    int size = components * states;
    keys = new long[size];
    Arrays.fill(keys, UNREACHED);
    parents = new int[size];
    flows = new FlowKind[size];
    ranks = new int[size];
    settled = new boolean[size];
  }

  int id(int component, int state) {
    return component * states + state;
  }

  int component(int label) {
    return label / states;
  }

  int state(int label) {
    return label % states;
  }

  int cost(int label) {
    return (int) (keys[label] >> (HOLDER_BITS + FLOW_BITS));
  }

  int holder(int label) {
    return (int) (keys[label] >> FLOW_BITS) & ((1 << HOLDER_BITS) - 1);
  }

  int flows(int label) {
    return (int) keys[label] & ((1 << FLOW_BITS) - 1);
  }

  int parent(int label) {
    return parents[label];
  }

  /** The flow by which the path arrives; absent where it starts. */
  @Nullable FlowKind flow(int label) {
    return flows[label];
  }

  /** Takes over a way if it is better than the one known; says whether it was. */
  boolean improve(int label, int cost, int holder, int count, int parent, @Nullable FlowKind flow) {
    long key = ((((long) cost << HOLDER_BITS) | holder) << FLOW_BITS) | count;
    if (settled[label] || key > keys[label]) {
      return false;
    }
    if (key == keys[label] && comparePaths(parent, parents[label]) >= 0) {
      return false;
    }
    keys[label] = key;
    parents[label] = parent;
    flows[label] = flow;
    return true;
  }

  /** Fixes a label's way and its place among the equally long ones; false if that was done. */
  boolean settle(int label, int previous) {
    if (settled[label]) {
      return false;
    }
    boolean sameGroup = previous != NONE && keys[previous] == keys[label];
    boolean samePath = sameGroup && comparePaths(previous, label) == 0;
    ranks[label] = sameGroup ? ranks[previous] + (samePath ? 0 : 1) : 0;
    settled[label] = true;
    return true;
  }

  /** By cost, holder, number of flows, component keys, and last by state. */
  int compare(int a, int b) {
    if (keys[a] != keys[b]) {
      return Long.compare(keys[a], keys[b]);
    }
    int byPath = comparePaths(a, b);
    return byPath != 0 ? byPath : Integer.compare(a, b);
  }

  /** Compares two equally long paths by their components; settled ones of a group by rank. */
  private int comparePaths(int one, int other) {
    int a = one;
    int b = other;
    int result = 0;
    while (a != b) {
      if (a == NONE || b == NONE) {
        return Integer.compare(a, b);
      }
      if (settled[a] && settled[b] && keys[a] == keys[b]) {
        return ranks[a] != ranks[b] ? Integer.compare(ranks[a], ranks[b]) : result;
      }
      if (component(a) != component(b)) {
        result = Integer.compare(component(a), component(b));
      }
      a = parents[a];
      b = parents[b];
    }
    return result;
  }

  int size() {
    return keys.length;
  }
}
