// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which controls lower something on a route of a scenario (method.md section 4, "acts on"); no
 * other control can matter to it.
 */
final class Relevance {

  private final CatalogueIndex catalogue;
  private final Map<String, FamilyIndex> families = new HashMap<>();
  private final boolean generativeAi;

  Relevance(AssessmentInput input) {
    catalogue = CatalogueIndex.of(input.edition());
    catalogue.families().forEach(family -> families.put(family.id(), family));
    generativeAi =
        input.revision().components().stream()
            .anyMatch(
                component ->
                    component.kind() == ComponentKind.MODEL
                        && component.approach() == Approach.LARGE_SCALE);
  }

  boolean isGenerativeAi() {
    return generativeAi;
  }

  FamilyIndex family(Scenario scenario) {
    return Objects.requireNonNull(families.get(scenario.family()));
  }

  Edition.Control control(Measure measure) {
    return catalogue.controls().get(measure.number());
  }

  /** The control's number, which the edition has. */
  int number(String control) {
    return catalogue.number(control);
  }

  List<Measure> acting(Scenario scenario) {
    return family(scenario).measures().stream()
        .filter(Measure::hasEffect)
        .filter(measure -> generativeAi || !measure.isForGenerativeAi())
        .filter(
            measure -> scenario.routes().stream().anyMatch(route -> measure.actsOn(route.access())))
        .toList();
  }

  /** Whether the action can lower the scenario at all. */
  boolean matters(Action action, Scenario scenario) {
    return action.covers(scenario.component())
        && acting(scenario).stream().anyMatch(measure -> measure.id().equals(action.control()));
  }
}
