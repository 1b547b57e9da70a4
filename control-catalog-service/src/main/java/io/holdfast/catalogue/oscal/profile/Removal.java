// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code removes}: takes out whatever has all that is named, however deep it stands. */
final class Removal {

  /** What the items of a list are called in {@code by-item-name}. */
  private static final Map<String, String> ITEMS =
      Map.of("params", "param", "props", "prop", "links", "link", "parts", "part");

  /** The criterion and the member of an item that it looks at. */
  private static final Map<String, String> CRITERIA =
      Map.of("by-name", "name", "by-class", "class", "by-id", "id", "by-ns", "ns");

  private Removal() {}

  static void apply(JsonNode remove, ObjectNode owner) {
    boolean says = remove.has("by-item-name") || CRITERIA.keySet().stream().anyMatch(remove::has);
    if (!says) {
      return;
    }
    List<String> emptied = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : owner.properties()) {
      String item = ITEMS.get(member.getKey());
      if (item == null || !(member.getValue() instanceof ArrayNode list)) {
        continue;
      }
      for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
        JsonNode candidate = items.next();
        if (fits(remove, item, candidate)) {
          items.remove();
        } else if (candidate instanceof ObjectNode inner) {
          apply(remove, inner);
        }
      }
      if (list.isEmpty()) {
        emptied.add(member.getKey());
      }
    }
    owner.remove(emptied);
  }

  private static boolean fits(JsonNode remove, String item, JsonNode candidate) {
    if (remove.has("by-item-name") && !remove.path("by-item-name").asText().equals(item)) {
      return false;
    }
    return CRITERIA.entrySet().stream()
        .allMatch(
            criterion ->
                !remove.has(criterion.getKey())
                    || remove
                        .path(criterion.getKey())
                        .equals(candidate.path(criterion.getValue())));
  }
}
