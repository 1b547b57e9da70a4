// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;

/**
 * Row SUPPLY_CHAIN (method.md section 3): whoever delivers something, there and onwards with what
 * is delivered.
 */
final class SupplyChainAccess {

  private static final int COST = 1;
  private static final KindsRule DELIVERIES =
      KindsRule.of(
          FlowKind.MODEL_ARTIFACT, FlowKind.CODE, FlowKind.TRAINING_DATA, FlowKind.CONTEXT);

  private SupplyChainAccess() {}

  static Ways ways(SystemGraph graph) {
    PathSearch search = new PathSearch(graph, DELIVERIES, false);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      if (graph.actor(actor).kind() == ActorKind.SUPPLIER) {
        search.seedActor(actor, COST);
      }
    }
    for (int component = 0; component < graph.size(); component++) {
      boolean supplied = graph.component(component).isThirdParty();
      if (supplied || graph.kind(component) == ComponentKind.SUPPLIER) {
        search.seedComponent(component, COST, graph.holderOfSupplier(component));
      }
    }
    return Ways.of(graph, search.run());
  }
}
