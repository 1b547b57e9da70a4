// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.change.Cause;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.change.EvidenceInvalidated;
import io.holdfast.assessment.engine.change.FactChange;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.SafeguardChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.change.SubstantialModification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What differs from the assessment before, and why: facts that changed, evidence that this
 * invalidated, safeguards that lost their credit, scenarios, requirements and verdicts.
 *
 * @param causes the chains from a fact to a verdict
 * @param substantialModification a flag for a person to decide
 */
@Schema(name = "AssessmentChanges")
public record ChangesView(
    List<FactChange> facts,
    List<EvidenceInvalidated> evidenceInvalidated,
    List<SafeguardChange> safeguardsUncredited,
    List<SafeguardChange> safeguardsCredited,
    List<ScenarioChange> scenariosWorse,
    List<ScenarioChange> scenariosBetter,
    List<RequirementChange> requirements,
    List<RequirementChange> verdicts,
    List<Cause> causes,
    SubstantialModification substantialModification) {

  public static ChangesView of(Difference difference) {
    return new ChangesView(
        difference.facts(),
        difference.evidenceInvalidated(),
        difference.safeguardsUncredited(),
        difference.safeguardsCredited(),
        difference.scenariosWorse(),
        difference.scenariosBetter(),
        difference.requirements(),
        difference.verdicts(),
        difference.causes(),
        difference.substantialModification());
  }
}
