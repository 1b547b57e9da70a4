// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.decision;

import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import java.time.Instant;

/** When a decision holds, as far as time alone says (method.md section 8); limits inclusive. */
public final class InForce {

  private InForce() {}

  public static State at(Instant asOf, Decision.Signed signed) {
    if (signed.at().isAfter(asOf)) {
      return State.NOT_YET;
    }
    if (signed.withdrawnAt() != null && !signed.withdrawnAt().isAfter(asOf)) {
      return State.WITHDRAWN;
    }
    if (signed.until() != null && signed.until().isBefore(asOf)) {
      return State.ENDED;
    }
    return State.IN_FORCE;
  }

  public static boolean holds(Instant asOf, Decision decision) {
    return at(asOf, decision.signed()) == State.IN_FORCE;
  }
}
