// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.List;

/**
 * Everything that an assessment depends on (method.md, first paragraph); with the engine's method
 * version it decides every byte of the result. The order of the lists never matters.
 *
 * @param changes changes that are on no component: of the system, the organisation or the world
 */
public record AssessmentInput(
    SystemRevision revision,
    Edition edition,
    List<Safeguard> safeguards,
    List<Evidence> evidence,
    List<Finding> findings,
    List<Decision> decisions,
    List<Change> changes,
    OrganisationPolicy policy,
    Instant asOf) {

  public AssessmentInput {
    safeguards = List.copyOf(safeguards);
    evidence = List.copyOf(evidence);
    findings = List.copyOf(findings);
    decisions = List.copyOf(decisions);
    changes = List.copyOf(changes);
  }

  /** Highest residual that anybody may accept: the lower of what both limits say. */
  public Level acceptanceLimit() {
    return Level.lowest(policy.acceptanceLimit(), edition.parameters().acceptanceLimit());
  }
}
