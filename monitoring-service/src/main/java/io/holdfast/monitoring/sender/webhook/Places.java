// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.holdfast.monitoring.sender.Received;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks up places of a mapping in one event. */
record Places(Received received, JsonNode event, JsonNode element) {

  private static final String HEADER = "header:";

  Places ofElement(JsonNode each) {
    return new Places(received, event, each);
  }

  /** The first of the places that is there; missing when none is. */
  JsonNode node(@Nullable String places) {
    if (places != null) {
      for (String place : places.split("\\|")) {
        JsonNode found = one(place.strip());
        if (!found.isMissingNode() && !found.isNull()) {
          return found;
        }
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode one(String place) {
    if (place.startsWith(HEADER)) {
      String value = received.header(place.substring(HEADER.length()).toLowerCase(Locale.ROOT));
      return value.isEmpty() ? MissingNode.getInstance() : new TextNode(value);
    }
    JsonNode at = place.startsWith("@") ? element : event;
    String pointer = place.startsWith("@") ? place.substring(1) : place;
    for (String step : pointer.split("/", -1)) {
      if (!step.isEmpty()) {
        at = step(at, step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return at;
  }

  private static JsonNode step(JsonNode node, String name) {
    if (node.isArray()) {
      return name.matches("\\d{1,6}")
          ? node.path(Integer.parseInt(name))
          : MissingNode.getInstance();
    }
    if (node.has(name)) {
      return node.path(name);
    }
    for (var field : node.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  /** The text at a place; absent when none is there. */
  @Nullable String text(@Nullable String places) {
    JsonNode node = node(places);
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank() ? node.asText() : null;
  }

  /** Whether one of the values is at the place. */
  boolean holds(String places, List<String> values) {
    JsonNode node = node(places);
    if (node.isArray()) {
      for (JsonNode one : node) {
        if (values.stream().anyMatch(value -> fits(value, one.asText()))) {
          return true;
        }
      }
      return node.isEmpty() && values.contains("");
    }
    return node.isMissingNode()
        ? values.contains("")
        : values.stream().anyMatch(value -> !value.isEmpty() && fits(value, node.asText()));
  }

  /** Equal, where {@code *} at the beginning or end of what is wanted stands for anything. */
  static boolean fits(String wanted, String text) {
    boolean open = wanted.startsWith("*");
    boolean end = wanted.length() > 1 && wanted.endsWith("*");
    String core = wanted.substring(open ? 1 : 0, wanted.length() - (end ? 1 : 0));
    if (open && end) {
      return text.contains(core);
    }
    return open ? text.endsWith(core) : end ? text.startsWith(core) : text.equals(core);
  }
}
