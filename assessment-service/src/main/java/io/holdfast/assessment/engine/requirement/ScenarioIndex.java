// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scenarios by family, and where a control would act. */
final class ScenarioIndex {

  /** Not to be changed. */
  private static final BitSet NOWHERE = new BitSet();

  private final SystemGraph graph;
  private final boolean generativeAi;
  private final Map<String, FamilyIndex> families = new HashMap<>();
  private final Map<String, List<Scenario>> byFamily = new HashMap<>();
  private final Map<Measure, BitSet> acting = new HashMap<>();

  ScenarioIndex(SystemGraph graph, CatalogueIndex catalogue, List<Scenario> scenarios) {
    this.graph = graph;
    generativeAi =
        graph.components().stream()
            .anyMatch(
                component ->
                    component.kind() == ComponentKind.MODEL
                        && component.approach() == Approach.LARGE_SCALE);
    catalogue.families().forEach(family -> families.put(family.id(), family));
    scenarios.forEach(
        scenario ->
            byFamily.computeIfAbsent(scenario.family(), id -> new ArrayList<>()).add(scenario));
  }

  @Nullable FamilyIndex family(String id) {
    return families.get(id);
  }

  List<Scenario> of(String family) {
    return byFamily.getOrDefault(family, List.of());
  }

  /** Components with a scenario of the family on which the control would act. */
  BitSet actsAt(FamilyIndex family, String control) {
    Measure measure = family.measure(control);
    if (measure == null) {
      return NOWHERE;
    }
    BitSet components = acting.get(measure);
    if (components == null) {
      components = findActing(family, measure);
      acting.put(measure, components);
    }
    return components;
  }

  private BitSet findActing(FamilyIndex family, Measure measure) {
    BitSet components = new BitSet();
    if (measure.worksOnRoutes() && (generativeAi || !measure.isForGenerativeAi())) {
      for (Scenario scenario : of(family.id())) {
        if (isActedOn(scenario, measure)) {
          components.set(graph.find(scenario.component()));
        }
      }
    }
    return components;
  }

  private static boolean isActedOn(Scenario scenario, Measure measure) {
    for (Route route : scenario.routes()) {
      if (measure.actsOn(route.access())) {
        return true;
      }
    }
    return false;
  }
}
