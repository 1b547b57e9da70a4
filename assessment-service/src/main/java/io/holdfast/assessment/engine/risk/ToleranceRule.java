// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.Tolerance;
import io.holdfast.assessment.engine.result.Tolerance.Source;
import java.util.Comparator;

/**
 * Tolerance (method.md section 5): L for HIGH_RISK and PROHIBITED, M for others. The profile may
 * lower it with a reason; raising it needs a second person and never goes above the organisation's
 * acceptance limit. An organisation may have lowered that of a class (ADR 15).
 */
public final class ToleranceRule {

  private ToleranceRule() {}

  public static Tolerance of(AssessmentInput input, RegulatoryClass.Type type) {
    Tolerance tolerance = raised(input, ofClass(input.edition().parameters(), type));
    Profile.Tolerance stated = input.revision().profile().tolerance();
    return stated != null && !stated.reason().isBlank() && tolerance.level().isAbove(stated.level())
        ? new Tolerance(stated.level(), Source.PROFILE, null)
        : tolerance;
  }

  private static Tolerance ofClass(Parameters parameters, RegulatoryClass.Type type) {
    boolean highRisk = type != RegulatoryClass.Type.NOT_HIGH_RISK;
    Level level = parameters.tolerance(highRisk);
    boolean lowered = Parameters.METHOD.tolerance(highRisk).isAbove(level);
    return new Tolerance(level, lowered ? Source.ORGANISATION : Source.CLASS, null);
  }

  private static Tolerance raised(AssessmentInput input, Tolerance ofClass) {
    return input.decisions().stream()
        .filter(Decision.ToleranceChange.class::isInstance)
        .map(Decision.ToleranceChange.class::cast)
        .filter(change -> InForce.holds(input.asOf(), change))
        .filter(change -> change.signed().hasSecondPerson())
        .max(
            Comparator.comparing((Decision.ToleranceChange change) -> change.signed().at())
                .thenComparing(Decision.ToleranceChange::id, CodePoints.ORDER))
        .map(
            change -> {
              Level level = Level.lowest(change.level(), input.acceptanceLimit());
              return level.isAbove(ofClass.level())
                  ? new Tolerance(level, Source.DECISION, change.id())
                  : ofClass;
            })
        .orElse(ofClass);
  }
}
