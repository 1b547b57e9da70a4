// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Reason;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a requirement is NOT_APPLICABLE (method.md section 6): out of scope by the profile, or
 * marked so with a justification by an authorised person.
 */
final class ApplicabilityRule {

  private static final String CRA = "CRA_ANNEX_I";
  private static final String ONLINE_LEARNING = "ONLINE_LEARNING";

  private final CraScope cra;
  private final boolean learns;
  private final Map<String, String> marked = new HashMap<>();

  ApplicabilityRule(SystemGraph graph, AssessmentInput input) {
    cra = input.revision().profile().cra();
    learns = learnsOnline(graph);
    input.decisions().stream()
        .filter(Decision.NotApplicable.class::isInstance)
        .map(Decision.NotApplicable.class::cast)
        .filter(decision -> InForce.holds(input.asOf(), decision))
        .filter(decision -> !decision.justification().isBlank())
        .sorted(Comparator.comparing(Decision.NotApplicable::id, CodePoints.ORDER))
        .forEach(decision -> marked.putIfAbsent(decision.requirement(), decision.id()));
  }

  /** Why it does not apply; absent: it does. */
  @Nullable Reason notApplicable(Edition.Requirement requirement) {
    if (requirement.assessable() == Assessable.OUT_OF_SCOPE) {
      Fact fact = new Fact(Fact.Kind.REQUIREMENT, requirement.id());
      return new Reason(Reason.Code.OUT_OF_SCOPE, fact);
    }
    if (requirement.framework().equals(CRA) && cra == CraScope.NONE) {
      return new Reason(Reason.Code.OUT_OF_SCOPE, new Fact(Fact.Kind.PROFILE, "cra"));
    }
    if (ONLINE_LEARNING.equals(requirement.appliesWhen()) && !learns) {
      Fact fact = new Fact(Fact.Kind.PROFILE, ONLINE_LEARNING);
      return new Reason(Reason.Code.CONDITION_NOT_GIVEN, fact);
    }
    String decision = marked.get(requirement.id());
    return decision == null
        ? null
        : new Reason(Reason.Code.MARKED_NOT_APPLICABLE, new Fact(Fact.Kind.DECISION, decision));
  }

  /** A model that learns online, or a FEEDBACK flow that reaches training. */
  private static boolean learnsOnline(SystemGraph graph) {
    boolean online =
        graph.components().stream()
            .anyMatch(each -> each.kind() == ComponentKind.MODEL && each.learnsOnline());
    return online || feedbackReachesTraining(graph);
  }

  private static boolean feedbackReachesTraining(SystemGraph graph) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node < graph.endOfActors(); node++) {
      follow(graph, node, List.of(FlowKind.FEEDBACK), open);
    }
    BitSet seen = new BitSet();
    while (!open.isEmpty()) {
      int node = open.remove();
      if (!seen.get(node)) {
        seen.set(node);
        switch (graph.kind(node)) {
          case TRAINING_DATA, TRAINING_PIPELINE, MODEL -> {
            return true;
          }
          default -> follow(graph, node, List.of(FlowKind.FEEDBACK, FlowKind.TRAINING_DATA), open);
        }
      }
    }
    return false;
  }

  private static void follow(
      SystemGraph graph, int node, List<FlowKind> kinds, Deque<Integer> open) {
    Edges out = graph.out();
    for (int edge = out.first(node); edge < out.end(node); edge++) {
      if (kinds.contains(out.kind(edge)) && !graph.isActor(out.node(edge))) {
        open.add(out.node(edge));
      }
    }
  }
}
