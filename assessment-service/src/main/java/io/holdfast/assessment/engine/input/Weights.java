// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Whether everybody can read the model. Unknown counts as public. */
public enum Weights {
  CONFIDENTIAL,
  PUBLIC,
  UNKNOWN
}
