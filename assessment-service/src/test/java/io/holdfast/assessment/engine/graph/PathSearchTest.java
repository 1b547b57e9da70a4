// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search against trying every path, on small systems made up from seeds. */
class PathSearchTest {

  private static final int SIZE = 6;

  private record Found(int cost, String actor, List<String> path) {
    static final Comparator<Found> ORDER =
        Comparator.comparingInt(Found::cost)
            .thenComparing(Found::actor)
            .thenComparingInt(found -> found.path().size())
            .thenComparing(found -> String.join(" ", found.path()));
  }

  private static final FlowRule ANY =
      new FlowRule() {
        @Override
        public int states() {
          return 1;
        }

        @Override
        public int follow(int state, FlowKind flow, int component) {
          return 0;
        }
      };

  @Test
  void findsWhatTryingEveryPathFinds() {
    for (long seed = 0; seed < 1_000; seed++) {
      SystemGraph graph = new SystemGraph(system(new Random(seed)).revision());
      PathSearch search = new PathSearch(graph, ANY, true);
      for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
        search.seedActor(actor, graph.entry(actor));
      }
      Reach reach = search.run();
      for (int target = 0; target < graph.size(); target++) {
        List<Found> all = everyPath(graph, target);
        assertThat(reach.has(target)).as("seed " + seed).isEqualTo(!all.isEmpty());
        if (!all.isEmpty()) {
          List<String> path =
              reach.components(target).stream().map(i -> graph.component(i).key()).toList();
          String actor = graph.holder(reach.holder(target)).key();
          assertThat(new Found(reach.cost(target), String.valueOf(actor), path))
              .as("seed " + seed)
              .isEqualTo(all.stream().min(Found.ORDER).orElseThrow());
        }
      }
    }
  }

  private static Systems system(Random random) {
    Exposure[] zones = {Exposure.PUBLIC, Exposure.PARTNER, Exposure.INTERNAL, Exposure.RESTRICTED};
    Systems system = Systems.system();
    for (String actor : List.of("a", "b")) {
      system.actor(actor, ActorKind.REGISTERED, zones[random.nextInt(3)]);
    }
    for (int i = 0; i < SIZE; i++) {
      system.component("c" + i, ComponentKind.COMPUTE, zones[random.nextInt(zones.length)]);
    }
    for (int i = 0; i < 14; i++) {
      String from = i < 3 ? (random.nextBoolean() ? "a" : "b") : "c" + random.nextInt(SIZE);
      system.flow(from, "c" + random.nextInt(SIZE), FlowKind.CONTROL);
    }
    return system;
  }

  private static List<Found> everyPath(SystemGraph graph, int target) {
    List<Found> found = new ArrayList<>();
    for (int actor = graph.firstActor(); actor < graph.endOfActors(); actor++) {
      walk(graph, actor, actor, graph.entry(actor), new ArrayList<>(), target, found);
    }
    return found;
  }

  private static void walk(
      SystemGraph graph,
      int actor,
      int at,
      int cost,
      List<Integer> path,
      int target,
      List<Found> found) {
    if (at == target) {
      List<String> keys = path.stream().map(i -> graph.component(i).key()).toList();
      found.add(new Found(cost, graph.actor(actor).key(), keys));
      return;
    }
    for (int edge = graph.out().first(at); edge < graph.out().end(at); edge++) {
      int next = graph.out().node(edge);
      if (!path.contains(next)) {
        int step = graph.exposure(next) > graph.exposure(at) ? 1 : 0;
        path.add(next);
        walk(graph, actor, next, cost + step, path, target, found);
        path.removeLast();
      }
    }
  }
}
