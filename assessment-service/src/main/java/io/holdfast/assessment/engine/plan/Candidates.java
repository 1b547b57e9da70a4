// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.evidence.Implementation;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The actions that can matter (method.md section 9): on the controls that act on an intolerable
 * scenario. MODEL-level ones go to a component each and never to a third party's, where they count
 * only if somebody has implemented them (section 4, {@code attainable}).
 */
final class Candidates {

  private final AssessmentInput input;
  private final Relevance relevance;
  private final Map<String, List<Safeguard>> byControl = new HashMap<>();
  private final Map<String, Component> components = new HashMap<>();
  private final Map<String, SafeguardResult> results = new HashMap<>();
  private final TreeMap<String, Action> actions = new TreeMap<>(CodePoints.ORDER);

  Candidates(AssessmentInput input, Relevance relevance, List<SafeguardResult> results) {
    this.input = input;
    this.relevance = relevance;
    input.revision().components().forEach(each -> components.put(each.key(), each));
    results.forEach(result -> this.results.put(result.id(), result));
    input.safeguards().stream()
        .sorted(Comparator.comparing(Safeguard::id, CodePoints.ORDER))
        .forEach(
            each -> byControl.computeIfAbsent(each.control(), id -> new ArrayList<>()).add(each));
  }

  /** By id, as yet without evidence. */
  List<Action> of(List<Scenario> intolerable) {
    for (Scenario scenario : intolerable) {
      for (Measure measure : relevance.acting(scenario)) {
        add(scenario, relevance.control(measure));
      }
    }
    return List.copyOf(actions.values());
  }

  private void add(Scenario scenario, Edition.Control control) {
    boolean there = false;
    for (Safeguard safeguard : byControl.getOrDefault(control.id(), List.of())) {
      if (isImplemented(safeguard) && covers(safeguard, scenario.component())) {
        there |= control.level() == ControlLevel.MODEL || isWide(safeguard);
        if (!isCreditedFor(safeguard, scenario)) {
          put("renew:" + safeguard.id(), ActionKind.RENEW, control, safeguard);
        }
      }
    }
    if (!there) {
      implement(scenario.component(), control);
    }
  }

  private void implement(String component, Edition.Control control) {
    switch (control.level()) {
      case MODEL -> {
        Component covered = components.get(component);
        if (covered != null && !covered.isThirdParty()) {
          implement("@" + component, control, ScopeKind.COMPONENT, component);
        }
      }
      case SYSTEM -> implement("", control, ScopeKind.SYSTEM, null);
      case ORGANISATION -> implement("", control, ScopeKind.ORGANISATION, null);
      case UNKNOWN -> {}
    }
  }

  private void implement(
      String suffix, Edition.Control control, ScopeKind scope, @Nullable String component) {
    String id = "implement:" + control.id() + suffix;
    for (Safeguard safeguard : byControl.getOrDefault(control.id(), List.of())) {
      boolean sameScope =
          component == null ? isWide(safeguard) : component.equals(componentOf(safeguard));
      if (sameScope && isPlanned(safeguard)) {
        put(id, ActionKind.IMPLEMENT, control, safeguard);
      }
    }
    actions.putIfAbsent(
        id,
        new Action(
            id,
            ActionKind.IMPLEMENT,
            control.id(),
            control.maturity(),
            null,
            scope,
            component,
            List.of()));
  }

  private void put(String id, ActionKind kind, Edition.Control control, Safeguard safeguard) {
    actions.putIfAbsent(
        id,
        new Action(
            id,
            kind,
            control.id(),
            control.maturity(),
            safeguard.id(),
            safeguard.scope(),
            componentOf(safeguard),
            List.of()));
  }

  private boolean isImplemented(Safeguard safeguard) {
    return Implementation.isImplemented(safeguard, input.asOf());
  }

  /** Planned, or implemented from a later day on. */
  private boolean isPlanned(Safeguard safeguard) {
    return safeguard.status() == SafeguardStatus.PLANNED
        || (safeguard.status() == SafeguardStatus.IMPLEMENTED
            && safeguard.implementedFrom() != null
            && safeguard.implementedFrom().isAfter(input.asOf()));
  }

  private static boolean isWide(Safeguard safeguard) {
    return safeguard.scope() == ScopeKind.SYSTEM || safeguard.scope() == ScopeKind.ORGANISATION;
  }

  private static boolean covers(Safeguard safeguard, String component) {
    return isWide(safeguard) || component.equals(componentOf(safeguard));
  }

  private static @Nullable String componentOf(Safeguard safeguard) {
    return safeguard.scope() == ScopeKind.COMPONENT ? safeguard.component() : null;
  }

  private boolean isCreditedFor(Safeguard safeguard, Scenario scenario) {
    SafeguardResult result = results.get(safeguard.id());
    return result != null && result.credited() && !result.notFor().contains(scenario.family());
  }
}
