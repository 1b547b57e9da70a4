// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What was found on a component. */
public enum FindingKind {
  DRIFT,
  FAILED_EVALUATION,
  VULNERABILITY,
  INCIDENT,
  UNKNOWN
}
