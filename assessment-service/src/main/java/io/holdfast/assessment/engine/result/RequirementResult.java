// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement stands.
 *
 * @param justified whether a person marked it not applicable
 * @param safeguards credited ones that it rests on
 * @param evidence what its declaration rests on, valid or not
 * @param identity the weakest identity that these rest on
 */
public record RequirementResult(
    String id,
    String framework,
    RequirementStatus status,
    boolean countsForVerdict,
    boolean justified,
    List<String> safeguards,
    List<EvidenceUse> evidence,
    @Nullable IdentityStrength identity,
    List<Reason> reasons) {

  public RequirementResult {
    safeguards = List.copyOf(safeguards);
    evidence = List.copyOf(evidence);
    reasons = List.copyOf(reasons);
  }
}
