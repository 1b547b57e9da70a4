// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rule 4 of method.md section 4: an authorised person has recorded that this evidence still speaks
 * for that identity. Bound to the pair, so it ends with the identity.
 */
final class CarryOvers {

  /** A carry-over in force for the component's current identity. */
  record Carried(String decision, Instant at, IdentityStrength identity) {}

  private final Map<String, Map<Integer, Carried>> byEvidence = new HashMap<>();

  CarryOvers(SystemGraph graph, List<Decision> decisions, Instant asOf) {
    decisions.stream()
        .filter(decision -> InForce.holds(asOf, decision))
        .filter(Decision.CarryOver.class::isInstance)
        .map(Decision.CarryOver.class::cast)
        .sorted(
            Comparator.comparing((Decision.CarryOver carry) -> carry.signed().at())
                .thenComparing(Decision.CarryOver::id, CodePoints.ORDER))
        .forEach(carry -> record(graph, carry));
  }

  /** The latest decision on a pair stands. */
  private void record(SystemGraph graph, Decision.CarryOver carry) {
    int node = graph.find(carry.component());
    if (node < 0) {
      return;
    }
    Component component = graph.component(node);
    boolean unversioned = component.version() == null && carry.identity().equals(Identity.NONE);
    IdentityStrength strength =
        IdentityRule.match(carry.identity(), component, carry.signed().at());
    if (unversioned || strength != IdentityStrength.NONE) {
      byEvidence
          .computeIfAbsent(carry.evidence(), key -> new HashMap<>())
          .put(node, new Carried(carry.id(), carry.signed().at(), strength));
    }
  }

  boolean has(String evidence) {
    return byEvidence.containsKey(evidence);
  }

  @Nullable Carried of(String evidence, int component) {
    Map<Integer, Carried> carried = byEvidence.get(evidence);
    return carried == null ? null : carried.get(component);
  }
}
