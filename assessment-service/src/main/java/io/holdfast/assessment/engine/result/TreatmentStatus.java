// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

/** How a scenario stands against the tolerance, in the order of method.md section 5. */
public enum TreatmentStatus {
  TOLERABLE,
  ACCEPTED,
  EVIDENCE_MISSING,
  CONTROLS_MISSING,
  BEYOND_STATE_OF_THE_ART,
  UNATTAINABLE;

  /** Whether a requirement that names it can be met, if only by acceptance. */
  public boolean isBearable() {
    return this == TOLERABLE || this == ACCEPTED;
  }
}
