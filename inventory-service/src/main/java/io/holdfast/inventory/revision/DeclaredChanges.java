// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an edit of a system document changed. Structure that changed is, besides what it is, a
 * change of kind ARCHITECTURE_CHANGED of the components it touches.
 */
public final class DeclaredChanges {

  private final SystemDocument before;
  private final SystemDocument after;
  private final Instant at;
  private final List<TypedChange> changes = new ArrayList<>();
  private final Set<String> restructured = new LinkedHashSet<>();

  private DeclaredChanges(SystemDocument before, SystemDocument after, Instant at) {
    this.before = before;
    this.after = after;
    this.at = at;
  }

  /** All changes from one document to the next, in a stable order. */
  public static List<TypedChange> between(SystemDocument before, SystemDocument after, Instant at) {
    DeclaredChanges found = new DeclaredChanges(before, after, at);
    found.profile();
    found.components();
    found.flows();
    found.surroundings();
    found.restructured.forEach(
        component -> found.add("ARCHITECTURE_CHANGED", component, null, null, null));
    return List.copyOf(found.changes);
  }

  private void profile() {
    SystemDocument.Profile old = before.profile();
    SystemDocument.Profile now = after.profile();
    String oldPurpose = old == null ? null : old.intendedPurpose();
    String newPurpose = now == null ? null : now.intendedPurpose();
    if (!Objects.equals(oldPurpose, newPurpose)) {
      after
          .components()
          .forEach(c -> add("INTENDED_PURPOSE_CHANGED", c.key(), null, oldPurpose, newPurpose));
    } else if (!Objects.equals(old, now)) {
      add("PROFILE_EDITED", null, null, null, null);
    }
    if (!Objects.equals(before.name(), after.name())) {
      add("NAME_EDITED", null, null, before.name(), after.name());
    }
    if (!Objects.equals(before.team(), after.team())) {
      add("TEAM_CHANGED", null, null, before.team(), after.team());
    }
  }

  private void components() {
    Map<String, Component> old = byKey(before.components(), Component::key);
    Map<String, Component> now = byKey(after.components(), Component::key);
    Set<String> renamed = new LinkedHashSet<>();
    now.forEach(
        (key, component) -> {
          String former = component.renamedFrom();
          Component previous = old.get(key);
          if (previous == null && former != null && old.containsKey(former)) {
            renamed.add(former);
            add("COMPONENT_RENAMED", key, null, former, key);
            previous = old.get(former);
          }
          component(key, previous, component);
        });
    old.keySet().stream()
        .filter(key -> !now.containsKey(key) && !renamed.contains(key))
        .forEach(key -> add("COMPONENT_REMOVED", key, null, null, null));
  }

  private void component(String key, @Nullable Component previous, Component component) {
    if (previous == null) {
      add("COMPONENT_ADDED", key, null, null, component.kind());
      restructured.add(key);
      return;
    }
    if (!Objects.equals(previous.supplier(), component.supplier())
        || !Objects.equals(previous.party(), component.party())) {
      add("SUPPLIER_CHANGED", key, null, previous.supplier(), component.supplier());
    }
    if (!Objects.equals(previous.aliases(), component.aliases())) {
      add(
          "ALIASES_EDITED",
          key,
          null,
          previous.aliases().toString(),
          component.aliases().toString());
    }
    if (structural(previous, component)) {
      add("COMPONENT_EDITED", key, null, null, null);
      restructured.add(key);
    }
  }

  private static boolean structural(Component a, Component b) {
    return !Objects.equals(a.kind(), b.kind())
        || !Objects.equals(a.zone(), b.zone())
        || !Objects.equals(a.inField(), b.inField())
        || !Objects.equals(a.influence(), b.influence())
        || !Objects.equals(a.hostedByThirdParty(), b.hostedByThirdParty())
        || !Objects.equals(a.approach(), b.approach())
        || !Objects.equals(a.learning(), b.learning())
        || !Objects.equals(a.weights(), b.weights());
  }

  private void flows() {
    Set<Flow> old = new LinkedHashSet<>(before.flows());
    Set<Flow> now = new LinkedHashSet<>(after.flows());
    now.stream().filter(flow -> !old.contains(flow)).forEach(flow -> flow("FLOW_ADDED", flow));
    old.stream().filter(flow -> !now.contains(flow)).forEach(flow -> flow("FLOW_REMOVED", flow));
  }

  private void flow(String kind, Flow flow) {
    add(kind, null, flow.from() + " -" + flow.kind() + "-> " + flow.to(), null, null);
    for (Component component : after.components()) {
      if (Objects.equals(component.key(), flow.from())
          || Objects.equals(component.key(), flow.to())) {
        restructured.add(String.valueOf(component.key()));
      }
    }
  }

  private void surroundings() {
    if (!Set.copyOf(before.zones()).equals(Set.copyOf(after.zones()))) {
      add("ZONES_EDITED", null, null, null, null);
      after.components().forEach(c -> restructured.add(String.valueOf(c.key())));
    }
    if (!Set.copyOf(before.actors()).equals(Set.copyOf(after.actors()))) {
      add("ACTORS_EDITED", null, null, null, null);
    }
  }

  private static <T> Map<String, T> byKey(List<T> items, Function<T, @Nullable String> key) {
    Map<String, T> map = new LinkedHashMap<>();
    items.forEach(item -> map.put(String.valueOf(key.apply(item)), item));
    return map;
  }

  private void add(
      String kind,
      @Nullable String component,
      @Nullable String subject,
      @Nullable String from,
      @Nullable String to) {
    changes.add(new TypedChange(kind, component, subject, from, to, at));
  }
}
