// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the inventory lacks to tell (method.md section 6, UNDETERMINED). */
public final class InventoryGaps {

  private final SystemGraph graph;
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, ComponentKind> kindOf = new HashMap<>();

  public InventoryGaps(SystemGraph graph, CatalogueIndex catalogue, AssessmentInput input) {
    this.graph = graph;
    String system = input.revision().systemId();
    boolean model = graph.components().stream().anyMatch(c -> c.kind() == ComponentKind.MODEL);
    if (!model) {
      add(Gap.Kind.NO_MODEL, Fact.Kind.PROFILE, system);
    }
    if (graph.firstActor() == graph.endOfActors()) {
      add(Gap.Kind.NO_ACTOR, Fact.Kind.PROFILE, system);
    }
    findInProfile(input.revision().profile());
    for (int node = 0; node < graph.size(); node++) {
      findInComponent(node);
    }
    UnknownValues.in(graph, catalogue, input).stream()
        .map(fact -> new Gap(Gap.Kind.UNKNOWN_VALUE, fact))
        .forEach(gaps::add);
    gaps.sort(
        Comparator.comparing(Gap::kind)
            .thenComparing(gap -> gap.fact().kind())
            .thenComparing(gap -> gap.fact().id()));
  }

  private void findInProfile(Profile profile) {
    for (SecurityProperty property : SecurityProperty.values()) {
      if (property != SecurityProperty.UNKNOWN && !profile.impact().containsKey(property)) {
        add(Gap.Kind.NO_IMPACT, Fact.Kind.PROFILE, property.name());
      }
    }
    if (profile.aiAct() == null) {
      add(Gap.Kind.NO_AI_ACT_FACTS, Fact.Kind.PROFILE, "aiAct");
    }
  }

  private void findInComponent(int node) {
    Component component = graph.component(node);
    Edges in = graph.in();
    Edges out = graph.out();
    boolean inflow = in.first(node) < in.end(node);
    kindOf.put(component.key(), component.kind());
    if (component.kind() == ComponentKind.MODEL) {
      if (!inflow) {
        add(Gap.Kind.MODEL_WITHOUT_INFLOW, Fact.Kind.COMPONENT, component.key());
      }
      if (component.approach() == null || component.approach() == Approach.UNKNOWN) {
        add(Gap.Kind.MODEL_WITHOUT_APPROACH, Fact.Kind.COMPONENT, component.key());
      }
      if (component.version() == null) {
        add(Gap.Kind.MODEL_WITHOUT_VERSION, Fact.Kind.COMPONENT, component.key());
      }
    }
    if (!inflow && out.first(node) == out.end(node)) {
      add(Gap.Kind.COMPONENT_WITHOUT_FLOW, Fact.Kind.COMPONENT, component.key());
    }
  }

  private void add(Gap.Kind kind, Fact.Kind factKind, String id) {
    gaps.add(new Gap(kind, new Fact(factKind, id)));
  }

  public List<Gap> all() {
    return gaps;
  }

  /**
   * Gaps that leave a requirement open.
   *
   * @param concerned families whose exposure it depends on
   * @param mustBeTolerable whether their risks matter too, not only their exposure
   */
  List<Gap> concerning(List<FamilyIndex> concerned, boolean mustBeTolerable) {
    if (gaps.isEmpty()) {
      return List.of();
    }
    return gaps.stream().filter(gap -> concerns(gap, concerned, mustBeTolerable)).toList();
  }

  private boolean concerns(Gap gap, List<FamilyIndex> concerned, boolean mustBeTolerable) {
    return switch (gap.kind()) {
      case UNKNOWN_VALUE -> true;
      case NO_MODEL,
          MODEL_WITHOUT_INFLOW,
          MODEL_WITHOUT_APPROACH,
          MODEL_WITHOUT_VERSION,
          NO_ACTOR,
          NO_AI_ACT_FACTS ->
          !concerned.isEmpty();
      case NO_IMPACT ->
          mustBeTolerable
              && concerned.stream()
                  .map(family -> family.family().hurts())
                  .flatMap(Set::stream)
                  .anyMatch(property -> property.name().equals(gap.fact().id()));
      case COMPONENT_WITHOUT_FLOW ->
          concerned.stream()
              .anyMatch(
                  family -> family.family().componentKinds().contains(kindOf.get(gap.fact().id())));
    };
  }
}
