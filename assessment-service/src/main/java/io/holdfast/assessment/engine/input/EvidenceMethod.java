// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** How evidence was made (NIST SP 800-53A). */
public enum EvidenceMethod {
  EXAMINE,
  INTERVIEW,
  TEST,
  UNKNOWN
}
