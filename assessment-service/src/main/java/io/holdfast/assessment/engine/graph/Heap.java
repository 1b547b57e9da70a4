// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import java.util.Arrays;

/** A binary heap of labels without boxes; a label that got better moves up. */
final class Heap {

  private static final int ABSENT = -1;

  private final Labels labels;
  private final int[] items;
  private final int[] places;
  private int size;

  Heap(Labels labels) {
    this.labels = labels;
    items = new int[labels.size()];
    places = new int[labels.size()];
    Arrays.fill(places, ABSENT);
  }

  /** Adds a label, or puts it in its place after it got better. */
  void add(int label) {
    int at = places[label] == ABSENT ? size++ : places[label];
    while (at > 0 && labels.compare(label, items[(at - 1) / 2]) < 0) {
      put(items[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    put(label, at);
  }

  /** The best label, or {@link Labels#NONE}. */
  int poll() {
    if (size == 0) {
      return Labels.NONE;
    }
    int top = items[0];
    places[top] = ABSENT;
    int last = items[--size];
    if (size > 0) {
      sink(last);
    }
    return top;
  }

  private void sink(int label) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && labels.compare(items[child + 1], items[child]) < 0) {
        child++;
      }
      if (labels.compare(label, items[child]) <= 0) {
        break;
      }
      put(items[child], at);
      at = child;
    }
    put(label, at);
  }

  private void put(int label, int at) {
    items[at] = label;
    places[label] = at;
  }
}
