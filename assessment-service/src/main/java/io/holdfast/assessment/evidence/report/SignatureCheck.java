// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

/** What a check of a signature came to. */
public enum SignatureCheck {
  /** It is of a key that is configured here, and over exactly this content. */
  VERIFIED,
  /** It is not, or the content contradicts itself. */
  FAILED,
  /** There is nothing here to check it with; a note says why. */
  UNCHECKED
}
