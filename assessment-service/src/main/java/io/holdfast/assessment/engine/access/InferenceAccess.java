// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.FlowRule;
import io.holdfast.assessment.engine.graph.PathSearch;
import io.holdfast.assessment.engine.graph.Reach;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Rows INFER_QUERY and INFER_SCORES (method.md section 3): an actor's input reaches the component,
 * and the answer comes back to the same actor.
 */
final class InferenceAccess {

  /** "A trained practitioner does not attack with their own input." */
  private static final int PRACTITIONER = 4;

  private final SystemGraph graph;
  private final Ways query;
  private final Ways queryWithAnswer;
  private final Ways scores;

  InferenceAccess(SystemGraph graph) {
    this.graph = graph;
    query = new Ways(graph.size());
    queryWithAnswer = new Ways(graph.size());
    scores = new Ways(graph.size());
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      if (sends(actor)) {
        offer(actor);
      }
    }
  }

  private boolean sends(int actor) {
    Edges edges = graph.out();
    for (int edge = edges.first(actor); edge < edges.end(actor); edge++) {
      if (edges.kind(edge) == FlowKind.INFERENCE_INPUT) {
        return true;
      }
    }
    return false;
  }

  private void offer(int actor) {
    int entry = graph.isPractitioner(actor) ? PRACTITIONER : graph.entry(actor);
    PathSearch search = new PathSearch(graph, rule(graph), false);
    search.seedActor(actor, entry);
    Reach reach = search.run();
    BitSet answers = answersTo(actor, false);
    BitSet scored = answersTo(actor, true);
    for (int component = 0; component < graph.size(); component++) {
      if (reach.has(component)) {
        Way way = Way.found(graph, reach, component, entry);
        boolean answered = answers.get(component);
        query.offer(component, answered ? way : way.plus(1));
        if (answered) {
          queryWithAnswer.offer(component, way);
        }
        if (scored.get(component)) {
          scores.offer(component, way);
        }
      }
    }
  }

  /** INFERENCE_INPUT; once past a model also INFERENCE_OUTPUT and CONTROL. */
  static FlowRule rule(SystemGraph graph) {
    return new FlowRule() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public int follow(int pastModel, FlowKind flow, int component) {
        boolean carries =
            flow == FlowKind.INFERENCE_INPUT
                || (pastModel == 1
                    && (flow == FlowKind.INFERENCE_OUTPUT || flow == FlowKind.CONTROL));
        if (!carries) {
          return STOP;
        }
        return graph.kind(component) == ComponentKind.MODEL ? 1 : pastModel;
      }
    };
  }

  /** Components from which, or from what they feed, an output comes back to the actor. */
  private BitSet answersTo(int actor, boolean withScores) {
    BitSet answering = new BitSet(graph.size());
    Deque<Integer> open = new ArrayDeque<>();
    Edges in = graph.in();
    for (int edge = in.first(actor); edge < in.end(actor); edge++) {
      boolean answer =
          in.kind(edge) == FlowKind.INFERENCE_OUTPUT && (in.scores(edge) || !withScores);
      if (answer) {
        open.add(in.node(edge));
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      if (!graph.isActor(node) && !answering.get(node)) {
        answering.set(node);
        for (int edge = in.first(node); edge < in.end(node); edge++) {
          if (feeds(in.kind(edge))) {
            open.add(in.node(edge));
          }
        }
      }
    }
    return answering;
  }

  private static boolean feeds(FlowKind flow) {
    return flow == FlowKind.INFERENCE_INPUT
        || flow == FlowKind.INFERENCE_OUTPUT
        || flow == FlowKind.CONTROL;
  }

  Ways query() {
    return query;
  }

  Ways queryWithAnswer() {
    return queryWithAnswer;
  }

  Ways scores() {
    return scores;
  }
}
