// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

/** How evidence was made. */
public enum Method {
  EXAMINE,
  INTERVIEW,
  TEST
}
