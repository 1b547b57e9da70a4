// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.FlowRule;
import io.holdfast.assessment.engine.input.FlowKind;
import java.util.EnumSet;
import java.util.Set;

/** Flows of certain kinds carry an access onwards. */
record KindsRule(Set<FlowKind> kinds) implements FlowRule {

  static final KindsRule ANY = new KindsRule(EnumSet.allOf(FlowKind.class));

  static KindsRule of(FlowKind first, FlowKind... more) {
    return new KindsRule(EnumSet.of(first, more));
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public int follow(int state, FlowKind flow, int component) {
    return kinds.contains(flow) ? 0 : STOP;
  }
}
