// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.FlowKind;

/** Which flows carry an access onwards: a small automaton that starts in state 0. */
public interface FlowRule {

  /** The rule does not follow this flow. */
  int STOP = -1;

  int states();

  /** The state in which the flow arrives at the component, or {@link #STOP}. */
  int follow(int state, FlowKind flow, int component);

  /** Whether who arrives in this state has the access. */
  default boolean grants(int state) {
    return true;
  }
}
