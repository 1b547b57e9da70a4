// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What the check of the signature gave. Unknown counts as failed. */
public enum Signature {
  NOT_SIGNED,
  VERIFIED,
  FAILED,
  UNKNOWN
}
