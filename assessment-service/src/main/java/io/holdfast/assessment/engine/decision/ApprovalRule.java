// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.decision;

import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the approval of an assessment still holds (method.md section 8): it lapses when a
 * residual that it covered gets worse, a scenario above tolerance is new, or what a scenario is
 * bound to changes. Gained credit lapses nothing.
 */
public final class ApprovalRule {

  private ApprovalRule() {}

  /** How an approval of one result stands in the light of another. */
  public static DecisionResult judge(String id, Assessment approved, Assessment now) {
    Map<String, Scenario> covered =
        approved.scenarios().stream().collect(Collectors.toMap(Scenario::id, Function.identity()));
    List<String> worse =
        now.scenarios().stream()
            .filter(scenario -> isWorse(covered, scenario))
            .map(Scenario::id)
            .sorted()
            .toList();
    if (!worse.isEmpty()) {
      return new DecisionResult(id, State.RESIDUAL_WORSE, worse);
    }
    List<String> rebound =
        now.scenarios().stream()
            .filter(scenario -> isRebound(covered, scenario))
            .map(Scenario::id)
            .sorted()
            .toList();
    return rebound.isEmpty()
        ? new DecisionResult(id, State.IN_FORCE, List.of())
        : new DecisionResult(id, State.BINDING_CHANGED, rebound);
  }

  private static boolean isWorse(Map<String, Scenario> covered, Scenario scenario) {
    Scenario before = covered.get(scenario.id());
    return before == null
        ? scenario.status() != TreatmentStatus.TOLERABLE
        : scenario.evidenced().level().isAbove(before.evidenced().level());
  }

  private static boolean isRebound(Map<String, Scenario> covered, Scenario scenario) {
    Scenario before = covered.get(scenario.id());
    return before != null && !before.binding().equals(scenario.binding());
  }
}
