// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What a safeguard covers. */
public enum ScopeKind {
  COMPONENT,
  SYSTEM,
  ORGANISATION,
  UNKNOWN
}
