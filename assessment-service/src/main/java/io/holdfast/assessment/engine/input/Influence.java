// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** How a component bears on the system's output. Unknown counts as decisive. */
public enum Influence {
  DECISIVE,
  SUPPORTING,
  UNKNOWN
}
