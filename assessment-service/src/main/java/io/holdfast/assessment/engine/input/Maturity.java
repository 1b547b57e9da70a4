// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** State of the art of a control (JRC134461, GP4). Unknown counts as research. */
public enum Maturity {
  UNKNOWN,
  M1,
  M2,
  M3,
  M4;

  /** M3 and M4: what may be relied on. */
  public boolean isEstablished() {
    return this == M3 || this == M4;
  }
}
