// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.FlowKind;

/**
 * Rows PIPELINE_WRITE and RUNTIME_WRITE (method.md section 3). What a supplier delivers is supply
 * chain; a supplier writes only where the path begins with CONTROL.
 */
final class WriteAccess {

  private static final KindsRule PIPELINE =
      KindsRule.of(FlowKind.CODE, FlowKind.CONTROL, FlowKind.MODEL_ARTIFACT);
  private static final KindsRule RUNTIME =
      KindsRule.of(FlowKind.CONTROL, FlowKind.MODEL_ARTIFACT, FlowKind.STORAGE);

  private WriteAccess() {}

  static Ways pipeline(SystemGraph graph) {
    return ways(graph, PIPELINE);
  }

  static Ways runtime(SystemGraph graph) {
    return ways(graph, RUNTIME);
  }

  private static Ways ways(SystemGraph graph, KindsRule rule) {
    PathSearch search = new PathSearch(graph, rule, true);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      boolean supplier = graph.actor(actor).kind() == ActorKind.SUPPLIER;
      search.seedActor(actor, graph.entry(actor), flow -> !supplier || flow == FlowKind.CONTROL);
    }
    return Ways.of(graph, search.run());
  }
}
