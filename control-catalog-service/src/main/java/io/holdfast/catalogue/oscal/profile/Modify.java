// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets parameters and alters controls as the profile's {@code modify} says. */
final class Modify {

  /** Members of a set-parameter that add to the parameter; the others replace. */
  private static final Set<String> ADDING = Set.of("props", "links");

  private final Map<String, List<Included>> controls = new HashMap<>();
  private final Map<String, List<Included>> parameters = new HashMap<>();
  private final List<String> notApplied = new ArrayList<>();
  private final Budget budget;

  private Modify(List<Included> included, Budget budget) {
    this.budget = budget;
    for (Included control : included) {
      add(controls, control.id(), control);
      for (JsonNode parameter : control.node().path("params")) {
        add(parameters, parameter.path("id").asText(), control);
      }
    }
  }

  private static void add(Map<String, List<Included>> map, String key, Included control) {
    map.computeIfAbsent(key, none -> new ArrayList<>()).add(control);
  }

  /**
   * Changes the controls.
   *
   * @return what could not be applied, because nothing that was included has the id
   */
  static List<String> apply(
      JsonNode modify, List<Included> included, BackMatter backMatter, Budget budget) {
    Modify work = new Modify(included, budget);
    for (JsonNode setting : modify.path("set-parameters")) {
      work.set(setting, backMatter.set(setting));
    }
    for (JsonNode alter : modify.path("alters")) {
      work.alter(alter);
    }
    return work.notApplied;
  }

  private void set(JsonNode setting, boolean outside) {
    String id = setting.path("param-id").asText();
    List<Included> owners = parameters.getOrDefault(id, List.of());
    if (owners.isEmpty() && !outside) {
      notApplied.add("set-parameter " + id);
    }
    for (Included control : owners) {
      ObjectNode altered = copy(control);
      for (JsonNode parameter : altered.path("params")) {
        if (parameter.path("id").asText().equals(id)) {
          set((ObjectNode) parameter, setting);
        }
      }
      control.becomes(altered);
    }
  }

  static void set(ObjectNode parameter, JsonNode setting) {
    for (Map.Entry<String, JsonNode> member : setting.properties()) {
      String name = member.getKey();
      if (ADDING.contains(name)) {
        member.getValue().forEach(parameter.withArrayProperty(name)::add);
      } else if (!name.equals("param-id")) {
        parameter.set(name, member.getValue());
      }
    }
    if (setting.has("select")) {
      parameter.remove("values");
    } else if (setting.has("values")) {
      parameter.remove("select");
    }
  }

  private void alter(JsonNode alter) {
    String id = alter.path("control-id").asText();
    List<Included> altered = controls.getOrDefault(id, List.of());
    if (altered.isEmpty()) {
      notApplied.add("alter " + id);
    }
    for (Included control : altered) {
      ObjectNode node = copy(control);
      alter.path("removes").forEach(remove -> Removal.apply(remove, node));
      for (JsonNode add : alter.path("adds")) {
        if (!Addition.apply(add, node)) {
          notApplied.add("add to " + id + " at " + add.path("by-id").asText());
        }
      }
      control.becomes(node);
    }
  }

  private ObjectNode copy(Included control) {
    budget.take(control.node());
    return control.node().deepCopy();
  }
}
