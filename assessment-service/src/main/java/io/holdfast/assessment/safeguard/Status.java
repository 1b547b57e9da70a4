// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

/** How far a safeguard is. */
public enum Status {
  PLANNED,
  IMPLEMENTED,
  RETIRED
}
