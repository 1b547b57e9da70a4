// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.List;
import java.util.Set;

/** A family of attacks with the controls in its list. */
public final class FamilyIndex {

  private final Edition.Family family;
  private final List<Measure> measures;
  private final boolean hurtsOnlyConfidentiality;

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

  /** Such a family needs to see an answer. */
  public boolean hurtsOnlyConfidentiality() {
    return hurtsOnlyConfidentiality;
  }
}
