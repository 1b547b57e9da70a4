// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** How a requirement is judged. Unknown counts as declared. */
public enum Assessable {
  COMPUTED,
  DECLARED,
  OUT_OF_SCOPE,
  UNKNOWN
}
