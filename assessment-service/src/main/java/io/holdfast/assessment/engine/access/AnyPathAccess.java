// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.Reach;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;
import org.jspecify.annotations.Nullable;

/** Rows MODEL_READ, NETWORK_ONLY and INSIDER (method.md section 3): a path of any kind. */
final class AnyPathAccess {

  private static final int INSIDER_COST = 3;

  private AnyPathAccess() {}

  /** Entry and steps of every actor, along flows of any kind. */
  static Reach search(SystemGraph graph) {
    PathSearch search = new PathSearch(graph, KindsRule.ANY, true);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      search.seedActor(actor, graph.entry(actor));
    }
    return search.run();
  }

  /** Also at entry: actors to whom the component hands an artefact, data or what it stores. */
  static Ways modelRead(SystemGraph graph, Reach anyPath) {
    Ways ways = Ways.of(graph, anyPath);
    Edges out = graph.out();
    for (int component = 0; component < graph.size(); component++) {
      for (int edge = out.first(component); edge < out.end(component); edge++) {
        int target = out.node(edge);
        if (graph.isActor(target) && handsOver(out.kind(edge))) {
          int entry = graph.entry(target);
          int holder = graph.holderOfActor(target);
          ways.offer(component, Way.received(graph, component, out.kind(edge), entry, holder));
        }
      }
    }
    return ways;
  }

  private static boolean handsOver(FlowKind flow) {
    return flow == FlowKind.MODEL_ARTIFACT
        || flow == FlowKind.TRAINING_DATA
        || flow == FlowKind.STORAGE;
  }

  /** On compute, network and identity also from another component of the zone, plus one. */
  static Ways networkOnly(SystemGraph graph, Reach anyPath) {
    Ways direct = Ways.of(graph, anyPath);
    @Nullable Way[] bestOfZone = new Way[graph.zoneCount()];
    for (int component = 0; component < graph.size(); component++) {
      int zone = graph.zone(component);
      bestOfZone[zone] = Way.better(bestOfZone[zone], direct.at(component));
    }
    Ways ways = Ways.of(graph, anyPath);
    for (int component = 0; component < graph.size(); component++) {
      Way beside = bestOfZone[graph.zone(component)];
      if (beside != null && beside != direct.at(component) && isShared(graph.kind(component))) {
        ways.offer(component, beside.beside(component));
      }
    }
    return ways;
  }

  private static boolean isShared(ComponentKind kind) {
    return kind == ComponentKind.COMPUTE
        || kind == ComponentKind.NETWORK
        || kind == ComponentKind.IDENTITY;
  }

  /** ADMINISTRATOR and OPERATOR actors with any path. */
  static Ways insider(SystemGraph graph) {
    PathSearch search = new PathSearch(graph, KindsRule.ANY, false);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      if (graph.isPractitioner(actor)) {
        search.seedActor(actor, INSIDER_COST);
      }
    }
    return Ways.of(graph, search.run());
  }
}
