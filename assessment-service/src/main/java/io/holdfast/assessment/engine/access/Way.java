// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Holder;
import io.holdfast.assessment.engine.graph.Reach;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.result.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to have an access at a component; its path is only written down when a scenario uses it.
 */
public final class Way implements Comparable<Way> {

  private static final int NOWHERE = -1;

  private final SystemGraph graph;
  private final int cost;
  private final int holder;
  private final int flowCount;
  private final @Nullable Reach reach;
  private final int end;
  private final @Nullable FlowKind received;
  private final int neighbour;
  private final int model;
  private @Nullable Path path;

  private Way(
      SystemGraph graph,
      int cost,
      int holder,
      int flowCount,
      @Nullable Reach reach,
      int end,
      @Nullable FlowKind received,
      int neighbour,
      int model) {
    this.graph = graph;
    this.cost = cost;
    this.holder = holder;
    this.flowCount = flowCount;
    this.reach = reach;
    this.end = end;
    this.received = received;
    this.neighbour = neighbour;
    this.model = model;
  }

  /** The way that a search found to the component, at a cost of its own. */
  static Way found(SystemGraph graph, Reach reach, int component, int cost) {
    int holder = reach.holder(component);
    int flows = reach.flowCount(component);
    return new Way(graph, cost, holder, flows, reach, component, null, NOWHERE, NOWHERE);
  }

  /** The way of somebody to whom this flows from the component. */
  static Way received(SystemGraph graph, int component, FlowKind flow, int cost, int holder) {
    return new Way(graph, cost, holder, 1, null, component, flow, NOWHERE, NOWHERE);
  }

  /** The same way with so much more effort. */
  Way plus(int more) {
    return new Way(graph, cost + more, holder, flowCount, reach, end, received, neighbour, model);
  }

  /** From where it ends to another component of the same zone, with one more effort. */
  Way beside(int other) {
    return new Way(graph, cost + 1, holder, flowCount, reach, end, received, other, model);
  }

  /** To something that this model's behaviour gives away. */
  Way through(int throughModel) {
    return new Way(graph, cost, holder, flowCount, reach, end, received, neighbour, throughModel);
  }

  public int cost() {
    return cost;
  }

  public Path path() {
    if (path == null) {
      Holder who = graph.holder(holder);
      List<Integer> nodes = nodes();
      List<String> keys = new ArrayList<>(nodes.size());
      nodes.forEach(node -> keys.add(graph.component(node).key()));
      String via = model == NOWHERE ? null : graph.component(model).key();
      path = new Path(who.kind(), who.key(), keys, flows(), via);
    }
    return path;
  }

  private List<Integer> nodes() {
    List<Integer> direct = reach == null ? List.of(end) : reach.components(end);
    if (neighbour == NOWHERE) {
      return direct;
    }
    List<Integer> nodes = new ArrayList<>(direct);
    nodes.add(neighbour);
    return nodes;
  }

  private List<FlowKind> flows() {
    if (reach != null) {
      return reach.flows(end);
    }
    return received == null ? List.of() : List.of(received);
  }

  /** The cheaper one; ties by actor key, number of flows, component keys (method.md section 3). */
  @Override
  public int compareTo(Way other) {
    if (cost != other.cost) {
      return Integer.compare(cost, other.cost);
    }
    if (holder != other.holder) {
      return Integer.compare(holder, other.holder);
    }
    if (flowCount != other.flowCount) {
      return Integer.compare(flowCount, other.flowCount);
    }
    return compareNodes(nodes(), other.nodes());
  }

  private static int compareNodes(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  static @Nullable Way better(@Nullable Way a, @Nullable Way b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.compareTo(a) < 0 ? b : a;
  }
}
