// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.FlowRule;
import io.holdfast.assessment.engine.input.FlowKind;

/** An access that no flow carries onwards. */
final class OnTheSpot implements FlowRule {

  @Override
  public int states() {
    return 1;
  }

  @Override
  public int follow(int state, FlowKind flow, int component) {
    return STOP;
  }
}
