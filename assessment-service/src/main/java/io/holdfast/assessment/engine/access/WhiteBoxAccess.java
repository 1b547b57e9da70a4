// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ComponentKind;
import java.util.Map;
import java.util.Objects;

/**
 * Row WHITE_BOX (method.md section 3): of a model with public weights whoever has another access to
 * it; of any other model whoever can read it, plus one.
 */
final class WhiteBoxAccess {

  private WhiteBoxAccess() {}

  static Ways ways(SystemGraph graph, Map<Access, Ways> others) {
    Ways ways = new Ways(graph.size());
    Ways read = Objects.requireNonNull(others.get(Access.MODEL_READ));
    for (int component = 0; component < graph.size(); component++) {
      if (graph.kind(component) == ComponentKind.MODEL) {
        if (graph.component(component).hasPublicWeights()) {
          for (Ways other : others.values()) {
            ways.offer(component, other.at(component));
          }
        } else {
          Way reading = read.at(component);
          ways.offer(component, reading == null ? null : reading.plus(1));
        }
      }
    }
    return ways;
  }
}
