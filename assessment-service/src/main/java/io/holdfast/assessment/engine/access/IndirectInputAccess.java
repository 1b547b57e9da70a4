// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.FlowRule;
import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;

/**
 * Row INDIRECT_INPUT (method.md section 3): content that the system reads later. At least one
 * CONTEXT is on the way; content stored into a retrieval store or an agent memory waits to be read
 * and counts as that.
 */
final class IndirectInputAccess implements FlowRule {

  private static final int PAST_MODEL = 1;
  private static final int AS_CONTEXT = 2;

  private final SystemGraph graph;

  private IndirectInputAccess(SystemGraph graph) {
    this.graph = graph;
  }

  static Ways ways(SystemGraph graph) {
    PathSearch search = new PathSearch(graph, new IndirectInputAccess(graph), false);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      search.seedActor(actor, graph.entry(actor));
    }
    return Ways.of(graph, search.run());
  }

  @Override
  public int states() {
    return 4;
  }

  @Override
  public int follow(int state, FlowKind flow, int component) {
    ComponentKind kind = graph.kind(component);
    boolean carries =
        switch (flow) {
          case CONTEXT, INFERENCE_INPUT -> true;
          case INFERENCE_OUTPUT, CONTROL -> (state & PAST_MODEL) != 0;
          case STORAGE -> keepsContent(kind);
          default -> false;
        };
    if (!carries) {
      return STOP;
    }
    int next = kind == ComponentKind.MODEL ? state | PAST_MODEL : state;
    return flow == FlowKind.CONTEXT || flow == FlowKind.STORAGE ? next | AS_CONTEXT : next;
  }

  private static boolean keepsContent(ComponentKind kind) {
    return kind == ComponentKind.RETRIEVAL_STORE || kind == ComponentKind.AGENT_MEMORY;
  }

  @Override
  public boolean grants(int state) {
    return (state & AS_CONTEXT) != 0;
  }
}
