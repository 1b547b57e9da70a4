// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Scope of Regulation (EU) 2024/2847, Art. 2, 7 and 8. Unknown counts as in scope. */
public enum CraScope {
  NONE,
  PRODUCT,
  IMPORTANT_I,
  IMPORTANT_II,
  CRITICAL,
  UNKNOWN
}
