// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.ledger.EventState;
import java.util.UUID;

/** What became of one posted event. */
sealed interface Outcome {

  /**
   * It is kept.
   *
   * @param duplicate whether it was before
   */
  record Accepted(UUID id, EventState state, boolean duplicate) implements Outcome {}

  /** It is not taken. */
  record Refused(Problem problem) implements Outcome {}
}
