// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A family of attacks with the controls in its list. */
public final class FamilyIndex {

  private final Edition.Family family;
  private final int number;
  private final List<Measure> measures;
  private final Map<String, Measure> byControl = new HashMap<>();
  private final List<Access> access;
  private final Set<ComponentKind> componentKinds = EnumSet.noneOf(ComponentKind.class);
  private final boolean hurtsOnlyConfidentiality;
  private final boolean hasMatureModelControl;
  private final Parameters.Steps steps;

  FamilyIndex(Edition.Family family, int number, CatalogueIndex catalogue) {
    this.family = family;
    this.number = number;
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
    access = List.copyOf(family.access().stream().sorted().toList());
    componentKinds.addAll(family.componentKinds());
    steps = catalogue.parameters().steps();
    hurtsOnlyConfidentiality = family.hurts().equals(Set.of(SecurityProperty.CONFIDENTIALITY));
    hasMatureModelControl =
        measures.stream()
            .filter(measure -> measure.level() == ControlLevel.MODEL)
            .anyMatch(measure -> measure.hasEffect() && measure.isEstablished());
  }

  public String id() {
    return family.id();
  }

  /** Its place in {@link CatalogueIndex#families()}. */
  public int number() {
    return number;
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

  /** Whether it attacks components of this kind. */
  public boolean concerns(ComponentKind kind) {
    return componentKinds.contains(kind);
  }

  /** What an attacker needs one of, in the order of the table. */
  public List<Access> access() {
    return access;
  }

  /** How far its controls can lower a risk. */
  public Parameters.Steps steps() {
    return steps;
  }

  /** Whether a model-level control that lowers something is M3 or M4. */
  public boolean hasMatureModelControl() {
    return hasMatureModelControl;
  }

  /** Such a family needs to see an answer. */
  public boolean hurtsOnlyConfidentiality() {
    return hurtsOnlyConfidentiality;
  }
}
