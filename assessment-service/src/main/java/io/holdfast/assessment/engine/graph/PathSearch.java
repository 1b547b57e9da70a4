// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.FlowKind;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One search for all components: the cheapest path from any of the seeds, ties broken by holder,
 * number of flows, then component keys (method.md section 3). Labels are settled in that order, as
 * in Dijkstra's algorithm; every part of the order only grows along a path.
 */
public final class PathSearch {

  private final SystemGraph graph;
  private final FlowRule rule;
  private final boolean countsSteps;
  private final Labels labels;
  private final Heap heap;

  /**
   * @param countsSteps whether a flow into a zone of higher exposure number costs one
   */
  public PathSearch(SystemGraph graph, FlowRule rule, boolean countsSteps) {
    this.graph = graph;
    this.rule = rule;
    this.countsSteps = countsSteps;
    labels = new Labels(graph.size(), rule.states());
    heap = new Heap(labels);
  }

  /** Starts with the flows of an actor, at this cost. */
  public void seedActor(int actor, int cost) {
    seedActor(actor, cost, flow -> true);
  }

  /** Starts with those flows of an actor, at this cost. */
  public void seedActor(int actor, int cost, Predicate<FlowKind> firstFlow) {
    Edges edges = graph.out();
    int holder = graph.holderOfActor(actor);
    for (int edge = edges.first(actor); edge < edges.end(actor); edge++) {
      int target = edges.node(edge);
      if (!graph.isActor(target) && firstFlow.test(edges.kind(edge))) {
        int state = rule.follow(0, edges.kind(edge), target);
        if (state != FlowRule.STOP) {
          int total = cost + step(actor, target);
          offer(labels.id(target, state), total, holder, 1, Labels.NONE, edges.kind(edge));
        }
      }
    }
  }

  /** Starts at a component, without a flow. */
  public void seedComponent(int component, int cost, int holder) {
    offer(labels.id(component, 0), cost, holder, 0, Labels.NONE, null);
  }

  public Reach run() {
    int[] best = new int[graph.size()];
    Arrays.fill(best, Labels.NONE);
    int previous = Labels.NONE;
    for (int label = heap.poll(); label != Labels.NONE; label = heap.poll()) {
      if (labels.settle(label, previous)) {
        previous = label;
        int component = labels.component(label);
        if (best[component] == Labels.NONE && rule.grants(labels.state(label))) {
          best[component] = label;
        }
        expand(label, component);
      }
    }
    return new Reach(labels, best);
  }

  private void expand(int label, int component) {
    Edges edges = graph.out();
    for (int edge = edges.first(component); edge < edges.end(component); edge++) {
      int target = edges.node(edge);
      if (!graph.isActor(target)) {
        int state = rule.follow(labels.state(label), edges.kind(edge), target);
        if (state != FlowRule.STOP) {
          offer(
              labels.id(target, state),
              labels.cost(label) + step(component, target),
              labels.holder(label),
              labels.flows(label) + 1,
              label,
              edges.kind(edge));
        }
      }
    }
  }

  private void offer(
      int label, int cost, int holder, int flows, int parent, @Nullable FlowKind flow) {
    if (labels.improve(label, cost, holder, flows, parent, flow)) {
      heap.add(label);
    }
  }

  private int step(int from, int to) {
    return countsSteps && graph.exposure(to) > graph.exposure(from) ? 1 : 0;
  }
}
