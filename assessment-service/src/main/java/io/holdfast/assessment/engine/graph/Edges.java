// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.FlowKind;

/** Flows by the node at one end, in the order of the nodes at the other. */
public final class Edges {

  private static final FlowKind[] KINDS = FlowKind.values();
  private static final int NODE_BITS = 24;
  private static final int KIND_BITS = 6;
  private static final long NODE_MASK = (1L << NODE_BITS) - 1;

  private final int[] first;
  private final int[] node;
  private final FlowKind[] kind;
  private final boolean[] scores;

  private Edges(int size, int count) {
    first = new int[size + 1];
    node = new int[count];
    kind = new FlowKind[count];
    scores = new boolean[count];
  }

  static long code(int from, int to, FlowKind kind, boolean scores) {
    long ends = ((long) from << NODE_BITS) | to;
    return (ends << (KIND_BITS + 1)) | ((long) kind.ordinal() << 1) | (scores ? 1 : 0);
  }

  static long reversed(long code) {
    long ends = code >> (KIND_BITS + 1);
    long turned = ((ends & NODE_MASK) << NODE_BITS) | (ends >> NODE_BITS);
    return (turned << (KIND_BITS + 1)) | (code & ((1L << (KIND_BITS + 1)) - 1));
  }

  static Edges from(long[] codes, int size) {
    Edges edges = new Edges(size, codes.length);
    for (int i = 0; i < codes.length; i++) {
      long ends = codes[i] >> (KIND_BITS + 1);
      edges.first[(int) (ends >> NODE_BITS) + 1]++;
      edges.node[i] = (int) (ends & NODE_MASK);
      edges.kind[i] = KINDS[(int) (codes[i] >> 1) & ((1 << KIND_BITS) - 1)];
      edges.scores[i] = (codes[i] & 1) == 1;
    }
    for (int i = 0; i < size; i++) {
      edges.first[i + 1] += edges.first[i];
    }
    return edges;
  }

  /** First edge at the node; its edges end before those of the next node begin. */
  public int first(int at) {
    return first[at];
  }

  public int end(int at) {
    return first[at + 1];
  }

  /** The node at the other end. */
  public int node(int edge) {
    return node[edge];
  }

  public FlowKind kind(int edge) {
    return kind[edge];
  }

  public boolean scores(int edge) {
    return scores[edge];
  }

  boolean contains(FlowKind wanted) {
    for (FlowKind each : kind) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }
}
