// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code adds}: puts things into a control or next to something in it. {@code starting} and {@code
 * ending} mean inside what is named, {@code before} and {@code after} beside it; where nothing is
 * named, all of them mean inside the control. Nothing said is {@code ending}.
 */
final class Addition {

  private static final List<String> LISTS = List.of("params", "props", "links", "parts");

  /**
   * A place in a control.
   *
   * @param owner what the list stands in
   */
  private record Place(ObjectNode owner, String list, int index) {

    ObjectNode item() {
      return (ObjectNode) owner.path(list).path(index);
    }
  }

  private Addition() {}

  /** Adds; false, when what {@code by-id} names is not there. */
  static boolean apply(JsonNode add, ObjectNode control) {
    boolean first = List.of("before", "starting").contains(add.path("position").asText());
    boolean beside = List.of("before", "after").contains(add.path("position").asText());
    String id = add.path("by-id").asText();
    boolean whole = id.isEmpty() || id.equals(control.path("id").asText());
    Place place = whole ? null : find(control, id);
    if (!whole && place == null) {
      return false;
    }
    ObjectNode owner = owner(control, place, beside);
    if (add.has("title")) {
      owner.set("title", add.path("title"));
    }
    for (String list : LISTS) {
      if (add.has(list)) {
        ArrayNode into = owner.withArrayProperty(list);
        int start = first ? 0 : into.size();
        if (beside && place != null && place.list().equals(list)) {
          start = place.index() + (first ? 0 : 1);
        }
        insert(into, add.path(list), start);
      }
    }
    return true;
  }

  private static ObjectNode owner(ObjectNode control, @Nullable Place place, boolean beside) {
    if (place == null) {
      return control;
    }
    return beside ? place.owner() : place.item();
  }

  private static void insert(ArrayNode into, JsonNode items, int start) {
    int at = start;
    for (JsonNode item : items) {
      into.insert(at++, item.deepCopy());
    }
  }

  private static @Nullable Place find(ObjectNode owner, String id) {
    for (String list : List.of("params", "parts")) {
      JsonNode items = owner.path(list);
      for (int i = 0; i < items.size(); i++) {
        if (items.path(i).path("id").asText().equals(id)) {
          return new Place(owner, list, i);
        }
        Place inner = items.path(i) instanceof ObjectNode item ? find(item, id) : null;
        if (inner != null) {
          return inner;
        }
      }
    }
    return null;
  }
}
