// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Per kind of change and component the latest change on it or on what feeds it (method.md section
 * 4, rule 2).
 *
 * <p>A change that shows as an identity is left to rule 1. Data that moves on touches a model only
 * where it learns online or reads the data at run time; a retrain shows as an identity.
 */
final class ChangeIndex {

  /** A change and the component that it is on. */
  record Hit(String kind, int component, Instant at) {}

  private static final Set<String> OF_DATA = Set.of("TRAINING_DATA_CHANGED", "DATA_SOURCE_CHANGED");
  private static final Set<String> OF_MODEL =
      Set.of(
          "MODEL_RETRAINED",
          "MODEL_FINE_TUNED",
          "MODEL_COMPRESSED",
          "PROVIDER_MODEL_CHANGED",
          "ARTIFACT_DIGEST_CHANGED");
  private static final int DORMANT = 0;
  private static final int LIVE = 1;

  private final SystemGraph graph;
  private final Map<String, @Nullable Hit[]> latest = new TreeMap<>();
  private final Map<String, Hit> latestAnywhere = new HashMap<>();

  ChangeIndex(SystemGraph graph, Instant asOf) {
    this.graph = graph;
    Map<String, List<Hit>> byKind = new TreeMap<>();
    for (int component = 0; component < graph.size(); component++) {
      int at = component;
      graph
          .component(component)
          .changes()
          .forEach(
              (kind, time) -> {
                if (!time.isAfter(asOf)) {
                  byKind
                      .computeIfAbsent(kind, key -> new ArrayList<>())
                      .add(new Hit(kind, at, time));
                }
              });
    }
    byKind.forEach((kind, hits) -> latest.put(kind, spread(kind, hits)));
    latest.forEach(this::findLatest);
  }

  private void findLatest(String kind, @Nullable Hit[] hits) {
    for (Hit hit : hits) {
      Hit known = latestAnywhere.get(kind);
      if (hit != null && (known == null || hit.at().isAfter(known.at()))) {
        latestAnywhere.put(kind, hit);
      }
    }
  }

  /** From the latest change to the earliest, so that the first to arrive is the latest. */
  private @Nullable Hit[] spread(String kind, List<Hit> hits) {
    hits.sort(Comparator.comparing(Hit::at).reversed().thenComparingInt(Hit::component));
    @Nullable Hit[] first = new Hit[graph.size()];
    boolean[][] seen = new boolean[2][graph.size()];
    boolean ofData = OF_DATA.contains(kind);
    for (Hit hit : hits) {
      boolean shown = showsAsIdentity(kind, hit);
      if (!shown || ofData) {
        spread(hit, ofData, shown ? DORMANT : LIVE, first, seen);
      }
    }
    return first;
  }

  private void spread(Hit hit, boolean ofData, int start, @Nullable Hit[] first, boolean[][] seen) {
    Edges out = graph.out();
    Deque<int[]> open = new ArrayDeque<>();
    open.add(new int[] {hit.component(), start});
    while (!open.isEmpty()) {
      int[] at = open.remove();
      int component = at[0];
      if (!seen[at[1]][component]) {
        seen[at[1]][component] = true;
        if (at[1] == LIVE && first[component] == null) {
          first[component] = hit;
        }
        for (int edge = out.first(component); edge < out.end(component); edge++) {
          int next = out.node(edge);
          if (!graph.isActor(next) && feeds(out.kind(edge))) {
            int state = ofData ? enter(next, out.kind(edge), at[1]) : at[1];
            if (state >= 0) {
              open.add(new int[] {next, state});
            }
          }
        }
      }
    }
  }

  /** How changed data enters a component; -1: not at all. */
  private int enter(int component, FlowKind flow, int state) {
    if (flow == FlowKind.CONTEXT) {
      return LIVE;
    }
    if (graph.kind(component) != ComponentKind.MODEL) {
      return state;
    }
    return graph.component(component).learnsOnline() ? LIVE : -1;
  }

  private boolean showsAsIdentity(String kind, Hit hit) {
    Component component = graph.component(hit.component());
    Version version = component.version();
    boolean ofItsIdentity =
        component.kind() == ComponentKind.MODEL
            ? OF_MODEL.contains(kind)
            : component.kind() == ComponentKind.TRAINING_DATA
                && (kind.equals("TRAINING_DATA_CHANGED") || kind.equals("ARTIFACT_DIGEST_CHANGED"));
    return ofItsIdentity
        && version != null
        && IdentityRule.strengthOf(component) != IdentityStrength.NONE
        && !version.since().isBefore(hit.at());
  }

  static boolean feeds(FlowKind flow) {
    return switch (flow) {
      case TRAINING_DATA, FEEDBACK, CODE, MODEL_ARTIFACT, CONTEXT -> true;
      default -> false;
    };
  }

  /** Kinds of changes that happened at all, in their order. */
  Set<String> kinds() {
    return latest.keySet();
  }

  /** The latest change of the kind on the component or on what feeds it. */
  @Nullable Hit at(String kind, int component) {
    @Nullable Hit[] hits = latest.get(kind);
    return hits == null ? null : hits[component];
  }

  /** The latest change of the kind anywhere in the system. */
  @Nullable Hit anywhere(String kind) {
    return latestAnywhere.get(kind);
  }

  IntStream components() {
    return IntStream.range(0, graph.size());
  }
}
