// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.TreatmentStatus;

/** Treatment status of a scenario: the first line that holds (method.md section 5). */
final class TreatmentRule {

  private TreatmentRule() {}

  static TreatmentStatus status(
      Level tolerance,
      boolean accepted,
      Level evidenced,
      Level claimed,
      Level attainable,
      Level conceivable) {
    if (!evidenced.isAbove(tolerance)) {
      return TreatmentStatus.TOLERABLE;
    }
    if (accepted) {
      return TreatmentStatus.ACCEPTED;
    }
    if (!claimed.isAbove(tolerance)) {
      return TreatmentStatus.EVIDENCE_MISSING;
    }
    if (!attainable.isAbove(tolerance)) {
      return TreatmentStatus.CONTROLS_MISSING;
    }
    if (!conceivable.isAbove(tolerance)) {
      return TreatmentStatus.BEYOND_STATE_OF_THE_ART;
    }
    return TreatmentStatus.UNATTAINABLE;
  }
}
