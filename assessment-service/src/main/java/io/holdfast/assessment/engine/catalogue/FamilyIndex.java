// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A family of attacks with the controls in its list. */
public final class FamilyIndex {

  private final Edition.Family family;
  private final List<Measure> measures;
  private final Map<String, Measure> byControl = new HashMap<>();
  private final List<Access> access;
  private final boolean hurtsOnlyConfidentiality;
  private final Parameters.Steps steps;

  FamilyIndex(Edition.Family family, CatalogueIndex catalogue) {
    this.family = family;
    measures =
        family.controls().stream()
            .filter(id -> catalogue.number(id) >= 0)
            .sorted(CodePoints.ORDER)
            .map(
                id ->
                    new Measure(
                        catalogue.controls().get(catalogue.number(id)),
                        catalogue.number(id),
                        family.weakAlone().contains(id)))
            .toList();
    measures.forEach(measure -> byControl.put(measure.id(), measure));
    access = family.access().stream().sorted().toList();
    steps = catalogue.parameters().steps();
    hurtsOnlyConfidentiality = family.hurts().equals(Set.of(SecurityProperty.CONFIDENTIALITY));
  }

  public String id() {
    return family.id();
  }

  public Edition.Family family() {
    return family;
  }

  public List<Measure> measures() {
    return measures;
  }

  /** The control as the family sees it; absent: it is not in its list. */
  public @Nullable Measure measure(String control) {
    return byControl.get(control);
  }

  /** What an attacker needs one of, in the order of the table. */
  public List<Access> access() {
    return access;
  }

  /** How far its controls can lower a risk. */
  public Parameters.Steps steps() {
    return steps;
  }

  /** Such a family needs to see an answer. */
  public boolean hurtsOnlyConfidentiality() {
    return hurtsOnlyConfidentiality;
  }
}
