// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.input.Access;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of controls that cover a component, with what they lower. Shared by many components. */
final class Coverage {

  private static final int ACCESSES = Access.values().length;

  private final BitSet controls;
  private final Map<FamilyIndex, @Nullable Reduction[]> reductions = new HashMap<>();

  Coverage(BitSet controls) {
    this.controls = controls;
  }

  boolean has(int control) {
    return controls.get(control);
  }

  BitSet controls() {
    return controls;
  }

  Reduction reduction(FamilyIndex family, Access access, boolean generativeAi) {
    @Nullable Reduction[] known =
        reductions.computeIfAbsent(family, key -> new Reduction[ACCESSES]);
    Reduction reduction = known[access.ordinal()];
    if (reduction == null) {
      reduction = Reduction.of(family, access, generativeAi, controls, controls);
      known[access.ordinal()] = reduction;
    }
    return reduction;
  }
}
