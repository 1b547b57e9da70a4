// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.result.Fact;
import java.util.ArrayList;
import java.util.List;

/** Entries of an edition with a value of the wire that this version does not know. */
final class UnknownEntries {

  private UnknownEntries() {}

  static List<Fact> in(Edition edition) {
    List<Fact> facts = new ArrayList<>();
    for (Edition.Family family : edition.families()) {
      if (isUnknown(family)) {
        facts.add(new Fact(Fact.Kind.FAMILY, family.id()));
      }
    }
    for (Edition.Control control : edition.controls()) {
      if (isUnknown(control)) {
        facts.add(new Fact(Fact.Kind.CONTROL, control.id()));
      }
    }
    for (Edition.Requirement requirement : edition.requirements()) {
      if (requirement.assessable() == Assessable.UNKNOWN) {
        facts.add(new Fact(Fact.Kind.REQUIREMENT, requirement.id()));
      }
    }
    edition.parameters().unknown().forEach(id -> facts.add(new Fact(Fact.Kind.PARAMETER, id)));
    return List.copyOf(facts);
  }

  private static boolean isUnknown(Edition.Family family) {
    return family.hurts().contains(SecurityProperty.UNKNOWN)
        || family.componentKinds().contains(ComponentKind.UNKNOWN)
        || family.access().contains(Access.UNKNOWN)
        || family.findingKinds().contains(FindingKind.UNKNOWN);
  }

  private static boolean isUnknown(Edition.Control control) {
    return control.level() == ControlLevel.UNKNOWN
        || control.functions().contains(ControlFunction.UNKNOWN)
        || control.actsOn().contains(Access.UNKNOWN)
        || control.maturity() == Maturity.UNKNOWN;
  }
}
