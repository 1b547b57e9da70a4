// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** How far a safeguard is. */
public enum SafeguardStatus {
  PLANNED,
  IMPLEMENTED,
  RETIRED,
  UNKNOWN
}
