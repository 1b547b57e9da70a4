// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

/** What evidence shows. */
public enum Outcome {
  PASS,
  FAIL,
  INCONCLUSIVE
}
