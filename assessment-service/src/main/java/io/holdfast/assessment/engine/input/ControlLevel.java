// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Where a control works (JRC134461, GP3). */
public enum ControlLevel {
  MODEL,
  SYSTEM,
  ORGANISATION,
  UNKNOWN
}
