// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.OrganisationPolicy;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Decisions of people on everything there is to decide. */
final class Decided {

  private Decided() {}

  /**
   * The input with every other scenario accepted until day 22, every requirement declared on all
   * evidence, and every fifth marked as not applicable.
   */
  static AssessmentInput onAll(AssessmentInput input, Assessment assessment) {
    List<Decision> decisions = new ArrayList<>();
    Decision.Signed passing =
        new Decision.Signed("amir", "petra", Inputs.day(11), Inputs.day(22), null);
    for (int i = 0; i < assessment.scenarios().size(); i += 2) {
      Scenario scenario = assessment.scenarios().get(i);
      Decision.Bound bound =
          new Decision.Bound(
              scenario.id(), scenario.evidenced().level(), scenario.binding().hash());
      decisions.add(new Decision.RiskAcceptance("accept-" + i, passing, List.of(bound)));
    }
    List<String> all = input.evidence().stream().map(Evidence::id).toList();
    for (int i = 0; i < assessment.requirements().size(); i++) {
      RequirementResult requirement = assessment.requirements().get(i);
      if (i % 5 == 0 && requirement.status() != RequirementStatus.NOT_APPLICABLE) {
        decisions.add(
            new Decision.NotApplicable("mark-" + i, passing, requirement.id(), "no such thing"));
      } else {
        decisions.add(
            new Decision.Declaration("declare-" + i, Inputs.signed(), requirement.id(), all));
      }
    }
    return new AssessmentInput(
        input.revision(),
        input.edition(),
        input.safeguards(),
        input.evidence(),
        input.findings(),
        decisions,
        input.changes(),
        new OrganisationPolicy(Level.VH),
        input.asOf());
  }
}
