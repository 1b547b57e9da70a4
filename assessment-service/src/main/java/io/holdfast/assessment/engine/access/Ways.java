// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Reach;
import io.holdfast.assessment.engine.graph.SystemGraph;
import org.jspecify.annotations.Nullable;

/** The best way per component for one access. */
final class Ways {

  private final @Nullable Way[] best;

  Ways(int components) {
    best = new Way[components];
  }

  /** Takes over what a search found. */
  static Ways of(SystemGraph graph, Reach reach) {
    Ways ways = new Ways(graph.size());
    for (int component = 0; component < graph.size(); component++) {
      if (reach.has(component)) {
        ways.offer(component, Way.found(graph, reach, component, reach.cost(component)));
      }
    }
    return ways;
  }

  void offer(int component, @Nullable Way way) {
    best[component] = Way.better(best[component], way);
  }

  @Nullable Way at(int component) {
    return best[component];
  }

  int size() {
    return best.length;
  }
}
