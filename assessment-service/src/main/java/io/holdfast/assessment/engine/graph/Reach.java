// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.FlowKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What a search found: per component the best way, if there is one. */
public final class Reach {

  private final Labels labels;
  private final int[] best;

  Reach(Labels labels, int[] best) {
    this.labels = labels;
    this.best = best;
  }

  public boolean has(int component) {
    return best[component] != Labels.NONE;
  }

  public int cost(int component) {
    return labels.cost(best[component]);
  }

  public int holder(int component) {
    return labels.holder(best[component]);
  }

  public int flowCount(int component) {
    return labels.flows(best[component]);
  }

  /** The components on the way, the component itself last. */
  public List<Integer> components(int component) {
    List<Integer> path = new ArrayList<>(flowCount(component) + 1);
    for (int label = best[component]; label != Labels.NONE; label = labels.parent(label)) {
      path.add(labels.component(label));
    }
    Collections.reverse(path);
    return path;
  }

  /** The flows on the way. */
  public List<FlowKind> flows(int component) {
    List<FlowKind> flows = new ArrayList<>(flowCount(component));
    for (int label = best[component]; label != Labels.NONE; label = labels.parent(label)) {
      if (labels.flow(label) != null) {
        flows.add(Objects.requireNonNull(labels.flow(label)));
      }
    }
    Collections.reverse(flows);
    return flows;
  }
}
