// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Editions of one family on models, put together in tests: with {@link Systems#creditScoring()} its
 * risk is M at first and has to come down to L. One step on impact does that, or three on success.
 */
final class SmallEdition {

  static final String FREE = "EV-FREE";
  static final String BOUND = "EV-BOUND";

  private final List<Edition.Control> controls = new ArrayList<>();
  private final Set<String> listed = new HashSet<>();

  static SmallEdition edition() {
    return new SmallEdition();
  }

  SmallEdition prevents(String id, ControlLevel level, Maturity maturity) {
    return control(id, level, ControlFunction.PREVENT, maturity, List.of(FREE));
  }

  SmallEdition limits(String id, ControlLevel level, Maturity maturity) {
    return control(id, level, ControlFunction.CONTROL, maturity, List.of(FREE));
  }

  SmallEdition control(
      String id,
      ControlLevel level,
      ControlFunction function,
      Maturity maturity,
      List<String> kinds) {
    Set<Access> any = Access.all();
    controls.add(
        new Edition.Control(
            id, level, Set.of(function), any, maturity, Set.of(), List.of(kinds), List.of(), null));
    listed.add(id);
    return this;
  }

  Edition build() {
    Edition.Family family =
        new Edition.Family(
            "F",
            Set.of(SecurityProperty.INTEGRITY),
            Set.of(ComponentKind.MODEL),
            Set.of(Access.INFER_QUERY),
            Map.of(Approach.TRADITIONAL, 3, Approach.DEEP, 3, Approach.LARGE_SCALE, 3),
            listed,
            Set.of(),
            Set.of());
    return of(List.of(family), controls);
  }

  private static Edition of(List<Edition.Family> families, List<Edition.Control> controls) {
    return new Edition(
        "small",
        families,
        controls,
        List.of(
            new Edition.EvidenceKind(FREE, "SYSTEM", Set.of(), Set.of(), null, Set.of()),
            new Edition.EvidenceKind(
                BOUND, "MODEL", Set.of(ComponentKind.MODEL), Set.of(), null, Set.of())),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  Inputs on(Systems system) {
    return Inputs.of(system).edition(build());
  }

  /** The reference edition with these controls only. */
  static Edition reference(Set<String> kept) {
    Edition all = ReferenceEdition.EDITION;
    return new Edition(
        all.id(),
        all.families(),
        all.controls().stream().filter(control -> kept.contains(control.id())).toList(),
        all.evidenceKinds(),
        all.requirements(),
        all.frameworks(),
        all.applicationDates(),
        all.harmonisedStandards());
  }
}
