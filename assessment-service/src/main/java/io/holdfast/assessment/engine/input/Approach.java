// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Approaches of machine learning, JRC134461 section 2.1. */
public enum Approach {
  TRADITIONAL,
  DEEP,
  LARGE_SCALE,
  UNKNOWN
}
