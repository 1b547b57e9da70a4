// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;

/** Whether a decision is in force, and if not, why. */
public record DecisionResult(String id, State state, List<String> because) {

  public DecisionResult {
    because = List.copyOf(because);
  }

  /** The states. */
  public enum State {
    IN_FORCE,
    NOT_YET,
    WITHDRAWN,
    ENDED,
    NO_SECOND_PERSON,
    ABOVE_LIMIT,
    RESIDUAL_WORSE,
    BINDING_CHANGED,
    NOTHING_TO_COVER
  }
}
