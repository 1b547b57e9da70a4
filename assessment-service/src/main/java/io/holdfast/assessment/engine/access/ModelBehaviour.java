// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * "Training data, retrieval stores, agent memory and prompts also have the INFER_QUERY,
 * INFER_SCORES and WHITE_BOX of the models that they feed" (method.md section 3): a model gives
 * away what went into it.
 */
final class ModelBehaviour {

  private final SystemGraph graph;

  ModelBehaviour(SystemGraph graph) {
    this.graph = graph;
  }

  /** From the easiest model to the hardest, back along what feeds it. */
  void giveAway(Ways ways) {
    List<Integer> models = new ArrayList<>();
    for (int component = 0; component < graph.size(); component++) {
      if (graph.kind(component) == ComponentKind.MODEL && ways.at(component) != null) {
        models.add(component);
      }
    }
    models.sort(Comparator.comparing(model -> Objects.requireNonNull(ways.at(model))));
    BitSet seen = new BitSet(graph.size());
    for (int model : models) {
      giveAway(ways, model, Objects.requireNonNull(ways.at(model)), seen);
    }
  }

  private void giveAway(Ways ways, int model, Way toModel, BitSet seen) {
    Edges in = graph.in();
    Deque<Integer> open = new ArrayDeque<>(List.of(model));
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int edge = in.first(node); edge < in.end(node); edge++) {
        int source = in.node(edge);
        if (!graph.isActor(source) && feeds(in.kind(edge)) && !seen.get(source)) {
          seen.set(source);
          open.add(source);
          if (isGivenAway(graph.kind(source))) {
            ways.offer(source, toModel.through(model));
          }
        }
      }
    }
  }

  private static boolean feeds(FlowKind flow) {
    return switch (flow) {
      case TRAINING_DATA, FEEDBACK, CODE, MODEL_ARTIFACT, CONTEXT, INFERENCE_INPUT -> true;
      default -> false;
    };
  }

  private static boolean isGivenAway(ComponentKind kind) {
    return switch (kind) {
      case TRAINING_DATA, RETRIEVAL_STORE, AGENT_MEMORY, PROMPT_TEMPLATE -> true;
      default -> false;
    };
  }
}
