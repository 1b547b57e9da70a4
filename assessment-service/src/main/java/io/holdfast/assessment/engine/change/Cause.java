// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import java.util.List;

/**
 * One cause chain (method.md section 7): facts that changed, evidence that this invalidated,
 * safeguards that lost their credit by it, scenarios, requirements and verdicts that got worse.
 *
 * @param facts one; several only where the architecture changed in several places at once
 * @param frameworks whose verdict got worse
 */
public record Cause(
    List<FactChange> facts,
    List<EvidenceInvalidated> evidence,
    List<String> safeguards,
    List<String> scenarios,
    List<String> requirements,
    List<String> frameworks) {

  public Cause {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
    safeguards = List.copyOf(safeguards);
    scenarios = List.copyOf(scenarios);
    requirements = List.copyOf(requirements);
    frameworks = List.copyOf(frameworks);
  }
}
