// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

/** What a safeguard covers. */
public enum ScopeType {
  COMPONENT,
  SYSTEM,
  ORGANISATION
}
