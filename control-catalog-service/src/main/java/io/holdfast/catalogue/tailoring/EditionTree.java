// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An edition's content as a tree that a profile is applied to. */
final class EditionTree {

  static final String THREATS = "threats";
  static final String CONTROLS = "controls";
  static final String EVIDENCE_KINDS = "evidenceKinds";
  static final String REQUIREMENTS = "requirements";
  static final String CONTEXT = "context";
  static final String CONTROL_MAPPINGS = "controlMappings";
  static final List<String> LISTS = List.of(THREATS, CONTROLS, EVIDENCE_KINDS, REQUIREMENTS);

  private final ObjectNode root;

  EditionTree(ObjectNode root) {
    this.root = root.deepCopy();
  }

  ObjectNode root() {
    return root;
  }

  ObjectNode manifest() {
    return (ObjectNode) root.get("edition");
  }

  ArrayNode list(String member) {
    return root.get(member) instanceof ArrayNode list ? list : root.putArray(member);
  }

  /** The member whose list has the item. */
  Optional<String> memberOf(String id) {
    return LISTS.stream().filter(member -> find(member, id) != null).findFirst();
  }

  @Nullable ObjectNode find(String member, String id) {
    for (JsonNode item : list(member)) {
      if (item.path("id").asText().equals(id)) {
        return (ObjectNode) item;
      }
    }
    return null;
  }

  void each(String member, Consumer<ObjectNode> action) {
    list(member).forEach(item -> action.accept((ObjectNode) item));
  }

  void remove(String member, String id) {
    removeIf(list(member), id);
  }

  /** What is said of how a control relates to requirements goes with the control. */
  void removeMappingsOf(String control) {
    for (Iterator<JsonNode> items = list(CONTROL_MAPPINGS).iterator(); items.hasNext(); ) {
      if (items.next().path("control").asText().equals(control)) {
        items.remove();
      }
    }
  }

  /** A list of texts in an item, made when it is not there. */
  static ArrayNode texts(ObjectNode item, String field) {
    return item.get(field) instanceof ArrayNode list ? list : item.putArray(field);
  }

  /** Takes a text, or an item of that id, out of a list. */
  static void removeIf(ArrayNode list, String id) {
    for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
      JsonNode item = items.next();
      if (Objects.equals(item.isObject() ? item.path("id").asText() : item.asText(), id)) {
        items.remove();
      }
    }
  }

  static boolean contains(JsonNode list, String text) {
    for (JsonNode item : list) {
      if (item.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  static void addOnce(ArrayNode list, String text) {
    if (!contains(list, text)) {
      list.add(text);
    }
  }
}
