// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;

/**
 * Row PHYSICAL (method.md section 3): anyone at a sensor or at a component in the field; from a
 * sensor on along the flows of INFER_QUERY.
 */
final class PhysicalAccess {

  private PhysicalAccess() {}

  static Ways ways(SystemGraph graph) {
    PathSearch fromSensors = new PathSearch(graph, InferenceAccess.rule(graph), false);
    PathSearch inTheField = new PathSearch(graph, new OnTheSpot(), false);
    for (int component = 0; component < graph.size(); component++) {
      if (graph.kind(component) == ComponentKind.SENSOR) {
        fromSensors.seedComponent(component, graph.exposure(component), graph.anyone());
      } else if (graph.component(component).inField()) {
        inTheField.seedComponent(component, graph.exposure(component), graph.anyone());
      }
    }
    Ways ways = Ways.of(graph, fromSensors.run());
    Ways onTheSpot = Ways.of(graph, inTheField.run());
    for (int component = 0; component < graph.size(); component++) {
      ways.offer(component, onTheSpot.at(component));
    }
    return ways;
  }
}
