// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a resolved profile refers to: resources, and parameters that stand outside of controls. */
final class BackMatter {

  private static final Pattern REFERENCE =
      Pattern.compile("#([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})");
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{\\s{0,9}insert:\\s{0,9}param,\\s{0,9}([^\\s}]{1,200})\\s{0,9}\\}\\}");

  private final Map<String, JsonNode> resources = new LinkedHashMap<>();
  private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
  private final Set<String> set = new HashSet<>();

  /** Remembers what a document has; of what stands in several the first counts. */
  void add(JsonNode content) {
    for (JsonNode resource : content.path("back-matter").path("resources")) {
      resources.putIfAbsent(resource.path("uuid").asText().toLowerCase(Locale.ROOT), resource);
    }
    parameters(content);
  }

  private void parameters(JsonNode owner) {
    owner.path("params").forEach(item -> parameters.putIfAbsent(item.path("id").asText(), item));
    owner.path("groups").forEach(this::parameters);
  }

  /** Sets a parameter that stands outside of controls; false, when there is none of the name. */
  boolean set(JsonNode setting) {
    JsonNode parameter = parameters.get(setting.path("param-id").asText());
    if (parameter == null) {
      return false;
    }
    ObjectNode changed = parameter.deepCopy();
    Modify.set(changed, setting);
    parameters.put(setting.path("param-id").asText(), changed);
    set.add(setting.path("param-id").asText());
    return true;
  }

  /** Gives the groups of the resolved catalogue their parameters as they were set. */
  void refresh(ObjectNode owner) {
    for (JsonNode group : owner.path("groups")) {
      if (group.has("params")) {
        ArrayNode fresh = owner.arrayNode();
        group
            .path("params")
            .forEach(item -> fresh.add(parameters.getOrDefault(item.path("id").asText(), item)));
        ((ObjectNode) group).set("params", fresh);
      }
      refresh((ObjectNode) group);
    }
  }

  /**
   * Adds to the resolved catalogue what its text refers to and it does not have yet, and the
   * parameters that were set.
   */
  void into(ObjectNode catalog) {
    Set<String> present = new HashSet<>();
    Set<String> inserted = new HashSet<>(set);
    Set<String> references = new HashSet<>();
    scan(catalog, present, inserted, references);
    inserted.removeAll(present);
    for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
      if (inserted.contains(parameter.getKey())) {
        catalog.withArrayProperty("params").add(parameter.getValue());
      }
    }
    ObjectNode back = catalog.objectNode();
    ArrayNode kept = back.putArray("resources");
    resources.forEach(
        (uuid, resource) -> {
          if (references.contains(uuid) || isKeptAlways(resource)) {
            kept.add(resource);
          }
        });
    if (!kept.isEmpty()) {
      catalog.set("back-matter", back);
    }
  }

  private static boolean isKeptAlways(JsonNode resource) {
    for (JsonNode property : resource.path("props")) {
      if (property.path("name").asText().equals("keep")
          && property.path("value").asText().equals("always")) {
        return true;
      }
    }
    return false;
  }

  private static void scan(
      JsonNode node, Set<String> ids, Set<String> inserted, Set<String> references) {
    if (node.isTextual()) {
      String text = node.textValue();
      for (Matcher found = REFERENCE.matcher(text); found.find(); ) {
        references.add(found.group(1).toLowerCase(Locale.ROOT));
      }
      for (Matcher found = PARAMETER.matcher(text); found.find(); ) {
        inserted.add(found.group(1));
      }
      return;
    }
    if (node.has("id")) {
      ids.add(node.path("id").asText());
    }
    node.forEach(inner -> scan(inner, ids, inserted, references));
  }
}
