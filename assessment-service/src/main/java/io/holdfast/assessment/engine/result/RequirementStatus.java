// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

/** Result of a requirement; worst first, as a system's verdict takes them (method.md section 6). */
public enum RequirementStatus {
  UNATTAINABLE,
  NOT_MET,
  UNDETERMINED,
  ACCEPTED,
  MET_BY_COMPENSATION,
  MET,
  NOT_APPLICABLE;

  public boolean isWorseThan(RequirementStatus other) {
    return compareTo(other) < 0;
  }

  /** MET, by compensation or not. */
  public boolean isMet() {
    return this == MET || this == MET_BY_COMPENSATION;
  }
}
