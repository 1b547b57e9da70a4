// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** How far inside a zone lies (method.md section 2). Unknown counts as public. */
public enum Exposure {
  PUBLIC(0),
  PARTNER(1),
  INTERNAL(2),
  RESTRICTED(3),
  ISOLATED(4),
  UNKNOWN(0);

  private final int number;

  Exposure(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
