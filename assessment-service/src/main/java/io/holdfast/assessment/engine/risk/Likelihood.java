// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Likelihood of initiation and of success (method.md section 3). */
final class Likelihood {

  private static final int WORST_RELEVANCE = 3;

  private final List<Component> models;
  private final Map<String, Integer> ofSystem = new HashMap<>();

  Likelihood(SystemGraph graph) {
    models =
        graph.components().stream()
            .filter(component -> component.kind() == ComponentKind.MODEL)
            .toList();
  }

  /** Cost 0 VH, 1 H, 2 M, 3 L, 4 and more VL. */
  static Level initiation(int cost) {
    return Level.VH.step(-cost);
  }

  /**
   * The family's relevance, 0 to 3, for the component's approach; for what is no model the highest
   * over the system's models. An approach that is not known has the worst.
   */
  int relevance(Edition.Family family, Component component) {
    if (component.kind() == ComponentKind.MODEL) {
      return relevance(family, component.approach());
    }
    Integer known = ofSystem.get(family.id());
    if (known == null) {
      known = highest(family);
      ofSystem.put(family.id(), known);
    }
    return known;
  }

  private int highest(Edition.Family family) {
    return models.stream()
        .mapToInt(model -> relevance(family, model.approach()))
        .max()
        .orElseGet(() -> worst(family));
  }

  private static int relevance(Edition.Family family, @Nullable Approach approach) {
    Integer known =
        approach == null || approach == Approach.UNKNOWN ? null : family.relevance().get(approach);
    return known == null ? worst(family) : known;
  }

  private static int worst(Edition.Family family) {
    return family.relevance().values().stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(WORST_RELEVANCE);
  }

  /** Relevance 3 H, 2 M, 1 L, changed by what is open. */
  static Level success(int relevance, OpenFindings.OnPair findings) {
    if (findings.incident() || findings.exploitable()) {
      return Level.VH;
    }
    Level success = Level.H.step(relevance - WORST_RELEVANCE);
    return findings.degraded() ? success.step(1) : success;
  }
}
