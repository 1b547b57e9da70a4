// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The structure that a resolved profile has: {@code flat} (also when nothing is said), {@code
 * as-is} or {@code custom}.
 */
final class Merge {

  private static final Selection<Included> SELECTION =
      new Selection<>(Included::id, Included::parent);

  private final List<Included> controls;
  private final ObjectNode target;
  private final Budget budget;

  private Merge(List<Included> controls, ObjectNode target, Budget budget) {
    this.controls = controls;
    this.target = target;
    this.budget = budget;
  }

  /** Puts controls into a catalogue as the profile's {@code merge} says. */
  static void into(ObjectNode target, JsonNode merge, List<Included> controls, Budget budget) {
    Merge work = new Merge(controls, target, budget);
    if (merge.has("custom")) {
      work.custom(merge.path("custom"));
    } else if (merge.path("as-is").asBoolean(false)) {
      work.asIs();
    } else {
      controls.forEach(control -> list(target, "controls").add(control.node()));
    }
  }

  private void asIs() {
    Map<Object, ObjectNode> groups = new LinkedHashMap<>();
    Map<Included, ObjectNode> places = new IdentityHashMap<>();
    for (Included control : controls) {
      ObjectNode owner = control.parent() == null ? null : places.get(control.parent());
      if (owner == null) {
        owner = target;
        for (JsonNode group : control.groups()) {
          owner = group(owner, group, groups);
        }
      }
      list(owner, "controls").add(control.node());
      places.put(control, control.node());
    }
  }

  private static ObjectNode group(
      ObjectNode owner, JsonNode group, Map<Object, ObjectNode> groups) {
    Object identity = group.has("id") ? group.path("id").asText() : System.identityHashCode(group);
    ObjectNode known = groups.get(identity);
    if (known != null) {
      return known;
    }
    ObjectNode fresh = without(group, Set.of("groups", "controls"));
    groups.put(identity, fresh);
    list(owner, "groups").add(fresh);
    return fresh;
  }

  private void custom(JsonNode custom) {
    Map<String, JsonNode> imported = new LinkedHashMap<>();
    controls.forEach(
        control ->
            control.groups().forEach(group -> imported.put(group.path("id").asText(), group)));
    fill(target, custom, imported);
  }

  private void fill(ObjectNode owner, JsonNode structure, Map<String, JsonNode> imported) {
    for (JsonNode insert : structure.path("insert-controls")) {
      insert(owner, insert);
    }
    for (JsonNode group : structure.path("groups")) {
      ObjectNode fresh = without(group, Set.of("groups", "insert-controls"));
      JsonNode source = group.has("id") ? imported.get(group.path("id").asText()) : null;
      if (source != null) {
        without(source, Set.of("groups", "controls"))
            .properties()
            .forEach(member -> fresh.putIfAbsent(member.getKey(), member.getValue()));
      }
      list(owner, "groups").add(fresh);
      fill(fresh, group, imported);
    }
  }

  /** Selected controls; one that stands in another selected one stays there. */
  private void insert(ObjectNode owner, JsonNode insert) {
    List<Included> selected = new ArrayList<>(SELECTION.of(insert, controls, budget));
    Map<Included, ObjectNode> placed = new IdentityHashMap<>();
    selected.forEach(
        control -> {
          budget.take(control.node());
          placed.put(control, copy(control.node()));
        });
    for (Included control : ordered(selected, insert.path("order").asText())) {
      ObjectNode place = control.parent() == null ? null : placed.get(control.parent());
      list(place == null ? owner : place, "controls").add(placed.get(control));
    }
  }

  private static Collection<Included> ordered(List<Included> selected, String order) {
    Comparator<Included> byId = Comparator.comparing(Included::id);
    return switch (order) {
      case "ascending" -> selected.stream().sorted(byId).toList();
      case "descending" -> selected.stream().sorted(byId.reversed()).toList();
      default -> selected;
    };
  }

  private static ObjectNode copy(ObjectNode control) {
    return without(control, Set.of());
  }

  private static ObjectNode without(JsonNode node, Set<String> members) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            member -> {
              if (!members.contains(member.getKey())) {
                copy.set(member.getKey(), member.getValue());
              }
            });
    return copy;
  }

  private static ArrayNode list(ObjectNode owner, String name) {
    return owner.withArrayProperty(name);
  }
}
