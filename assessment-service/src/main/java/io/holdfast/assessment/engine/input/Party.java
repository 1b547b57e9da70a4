// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Whose component it is. Unknown counts as a third party's. */
public enum Party {
  OWN,
  THIRD_PARTY,
  UNKNOWN
}
