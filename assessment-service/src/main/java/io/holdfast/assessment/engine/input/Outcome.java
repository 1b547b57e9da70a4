// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What evidence shows. Unknown counts as inconclusive. */
public enum Outcome {
  PASS,
  INCONCLUSIVE,
  FAIL,
  UNKNOWN
}
