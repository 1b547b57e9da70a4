// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What an attack hurts. */
public enum SecurityProperty {
  INTEGRITY,
  AVAILABILITY,
  CONFIDENTIALITY,
  UNKNOWN
}
