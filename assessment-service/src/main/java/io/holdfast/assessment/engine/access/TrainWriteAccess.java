// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.FlowRule;
import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;

/**
 * Row TRAIN_WRITE (method.md section 3): data that a model learns from. A model that learns online
 * also learns from what it is asked.
 */
final class TrainWriteAccess implements FlowRule {

  private static final int PAST_TRAINING = 1;

  /** On the way by input alone, which teaches nobody but a model that learns online. */
  private static final int AS_INPUT = 2;

  private final SystemGraph graph;

  private TrainWriteAccess(SystemGraph graph) {
    this.graph = graph;
  }

  static Ways ways(SystemGraph graph) {
    PathSearch search = new PathSearch(graph, new TrainWriteAccess(graph), false);
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      search.seedActor(actor, graph.entry(actor));
    }
    for (int component = 0; component < graph.size(); component++) {
      if (graph.kind(component) == ComponentKind.SENSOR) {
        search.seedComponent(component, graph.exposure(component), graph.anyone());
      }
    }
    return Ways.of(graph, search.run());
  }

  @Override
  public int states() {
    return 4;
  }

  @Override
  public int follow(int state, FlowKind flow, int component) {
    boolean learning =
        graph.kind(component) == ComponentKind.MODEL && graph.component(component).learnsOnline();
    boolean asData = (state & AS_INPUT) == 0;
    int next = state & PAST_TRAINING;
    if (graph.kind(component) == ComponentKind.TRAINING_PIPELINE) {
      next |= PAST_TRAINING;
    }
    return switch (flow) {
      case TRAINING_DATA, FEEDBACK -> asData ? next : STOP;
      case MODEL_ARTIFACT -> asData && (state & PAST_TRAINING) != 0 ? next : STOP;
      case INFERENCE_INPUT, CONTEXT -> learning ? next : (state & PAST_TRAINING) | AS_INPUT;
      default -> STOP;
    };
  }

  @Override
  public boolean grants(int state) {
    return (state & AS_INPUT) == 0;
  }
}
