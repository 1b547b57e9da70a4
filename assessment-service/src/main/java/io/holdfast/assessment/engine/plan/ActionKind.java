// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

/** What is done. */
public enum ActionKind {
  /** A control is put in place, and shown to be. */
  IMPLEMENT,
  /** What is in place is shown to be. */
  RENEW
}
