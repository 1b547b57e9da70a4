// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.evidence.IdentityRule;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Tolerance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How every decision stands (method.md section 8). */
final class DecisionRule {

  private DecisionRule() {}

  /**
   * @param onScenarios acceptances and corrections, which were judged with the scenarios
   */
  static List<DecisionResult> all(
      SystemGraph graph,
      AssessmentInput input,
      Tolerance tolerance,
      List<DecisionResult> onScenarios) {
    List<DecisionResult> results = new ArrayList<>(onScenarios);
    for (Decision decision : input.decisions()) {
      State inTime = InForce.at(input.asOf(), decision.signed());
      switch (decision) {
        case Decision.RiskAcceptance _ -> {}
        case Decision.Correction _ -> {}
        case Decision.CarryOver carry -> results.add(carryOver(graph, carry, inTime));
        case Decision.ToleranceChange change ->
            results.add(toleranceChange(change, inTime, tolerance));
        case Decision.NotApplicable marked ->
            results.add(new DecisionResult(marked.id(), inTime, List.of(marked.requirement())));
        case Decision.Declaration declaration ->
            results.add(
                new DecisionResult(declaration.id(), inTime, List.of(declaration.requirement())));
        case Decision.Certificate certificate ->
            results.add(new DecisionResult(certificate.id(), inTime, List.of()));
        case Decision.ProtectionShown shown ->
            results.add(new DecisionResult(shown.id(), inTime, List.of()));
      }
    }
    results.sort(Comparator.comparing(DecisionResult::id, CodePoints.ORDER));
    return results;
  }

  private static DecisionResult carryOver(
      SystemGraph graph, Decision.CarryOver carry, State inTime) {
    State state = inTime;
    if (inTime == State.IN_FORCE && !speaksForCurrent(graph, carry)) {
      state = State.BINDING_CHANGED;
    }
    return new DecisionResult(carry.id(), state, List.of(carry.component()));
  }

  private static boolean speaksForCurrent(SystemGraph graph, Decision.CarryOver carry) {
    int node = graph.find(carry.component());
    if (node < 0) {
      return false;
    }
    Component component = graph.component(node);
    boolean unversioned = component.version() == null && carry.identity().equals(Identity.NONE);
    return unversioned
        || IdentityRule.match(carry.identity(), component, carry.signed().at())
            != IdentityStrength.NONE;
  }

  private static DecisionResult toleranceChange(
      Decision.ToleranceChange change, State inTime, Tolerance tolerance) {
    State state = inTime;
    if (inTime == State.IN_FORCE) {
      if (!change.signed().hasSecondPerson()) {
        state = State.NO_SECOND_PERSON;
      } else if (!change.id().equals(tolerance.decision())) {
        state = State.NOTHING_TO_COVER;
      } else if (change.level().isAbove(tolerance.level())) {
        state = State.ABOVE_LIMIT;
      }
    }
    return new DecisionResult(change.id(), state, List.of());
  }
}
