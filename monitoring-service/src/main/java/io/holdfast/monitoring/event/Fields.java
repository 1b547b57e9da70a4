// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object and notes whatever is wrong with them, each by its JSON
 * pointer. A field that is wrong reads as absent; the caller asks the violations in the end.
 */
final class Fields {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final Pattern DIGEST =
      Pattern.compile("[a-z0-9][a-z0-9._+-]{1,19}:[0-9a-f]{32,128}");
  private static final Pattern SHA256 = Pattern.compile("sha256:(?![0-9a-f]{64}$).*");
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_-]{1,59}");
  private static final int MAX_ITEMS = 200;

  private final JsonNode node;
  private final String pointer;
  private final Violations violations;

  Fields(JsonNode node, String pointer, Violations violations) {
    this.node = node;
    this.pointer = pointer;
    this.violations = violations;
  }

  String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A text that has to be there; empty when it is not. */
  String required(String name, int max) {
    String value = text(name, max);
    if (value == null && !has(name)) {
      violations.add(pointer(name), "missing", name + " is needed");
    }
    return value == null ? "" : value;
  }

  /** A text, or a number or boolean written as one. */
  @Nullable String text(String name, int max) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      violations.add(pointer(name), "bad-type", name + " must be a text");
      return null;
    }
    String text = value.asText().strip();
    if (text.isEmpty()) {
      violations.add(pointer(name), "empty", name + " must not be empty");
      return null;
    }
    if (text.length() > max) {
      violations.add(pointer(name), "too-long", name + " must have at most " + max + " characters");
      return null;
    }
    if (UNSEEN.matcher(text).find()) {
      violations.add(pointer(name), "control-character", name + " holds control characters");
      return null;
    }
    return text;
  }

  @Nullable String oneOf(String name, List<String> allowed) {
    String value = text(name, 100);
    if (value != null && !allowed.contains(value)) {
      violations.add(
          pointer(name), "unknown-value", "'%s' is not one of %s".formatted(value, allowed));
      return null;
    }
    return value;
  }

  String requiredOneOf(String name, List<String> allowed) {
    if (!has(name)) {
      violations.add(pointer(name), "missing", name + " is needed, one of " + allowed);
    }
    String value = oneOf(name, allowed);
    return value == null ? "" : value;
  }

  /** A word of a vocabulary that grows with editions of the catalogue. */
  String requiredWord(String name) {
    String value = required(name, 60);
    if (!value.isEmpty() && !WORD.matcher(value).matches()) {
      violations.add(pointer(name), "bad-word", "'%s' is not a word in capitals".formatted(value));
    }
    return value;
  }

  @Nullable String digest(String name) {
    String written = text(name, 160);
    if (written == null) {
      return null;
    }
    String value = written.toLowerCase(Locale.ROOT);
    if (!DIGEST.matcher(value).matches() || SHA256.matcher(value).matches()) {
      violations.add(
          pointer(name),
          "bad-digest",
          "a digest is written as algorithm:hexadecimal, such as sha256: and 64 digits");
      return null;
    }
    return value;
  }

  @Nullable Boolean bool(String name) {
    if (has(name) && !node.path(name).isBoolean()) {
      violations.add(pointer(name), "bad-type", name + " must be true or false");
      return null;
    }
    return has(name) ? node.path(name).booleanValue() : null;
  }

  @Nullable Instant instant(String name) {
    String value = text(name, 60);
    if (value == null) {
      return null;
    }
    Instant instant = Times.parse(value);
    if (instant == null) {
      violations.add(pointer(name), "bad-time", "'%s' is not an RFC 3339 time".formatted(value));
    }
    return instant;
  }

  @Nullable Fields object(String name) {
    if (!has(name)) {
      return null;
    }
    if (!node.path(name).isObject()) {
      violations.add(pointer(name), "bad-type", name + " must be an object");
      return null;
    }
    return new Fields(node.path(name), pointer(name), violations);
  }

  @Nullable Fields requiredObject(String name) {
    if (!has(name)) {
      violations.add(pointer(name), "missing", name + " is needed");
    }
    return object(name);
  }

  List<Fields> objects(String name) {
    List<Fields> found = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; i < array.size(); i++) {
      String item = pointer(name) + "/" + i;
      if (array.get(i).isObject()) {
        found.add(new Fields(array.get(i), item, violations));
      } else {
        violations.add(item, "bad-type", "an object is expected");
      }
    }
    return found;
  }

  @Nullable List<String> texts(String name) {
    if (!has(name)) {
      return null;
    }
    List<String> found = new ArrayList<>();
    JsonNode array = array(name);
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i).isTextual() && !array.get(i).asText().isBlank()) {
        found.add(array.get(i).asText());
      } else {
        violations.add(pointer(name) + "/" + i, "bad-type", "a text is expected");
      }
    }
    return found;
  }

  private JsonNode array(String name) {
    JsonNode array = node.path(name);
    if (has(name) && !array.isArray()) {
      violations.add(pointer(name), "bad-type", name + " must be a list");
    } else if (array.size() > MAX_ITEMS) {
      violations.add(
          pointer(name), "too-many", name + " must have at most " + MAX_ITEMS + " items");
    }
    return array.isArray() && array.size() <= MAX_ITEMS
        ? array
        : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  @Nullable Map<String, Double> numbers(String name) {
    Fields object = object(name);
    if (object == null) {
      return null;
    }
    Map<String, Double> found = new LinkedHashMap<>();
    object
        .node
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNumber() && Double.isFinite(entry.getValue().asDouble())) {
                found.put(entry.getKey(), entry.getValue().asDouble());
              } else {
                violations.add(
                    object.pointer(entry.getKey()), "bad-type", "a finite number is expected");
              }
            });
    return found;
  }

  /** What is there beside the known fields. */
  @Nullable JsonNode others(Set<String> known) {
    com.fasterxml.jackson.databind.node.ObjectNode rest = node.deepCopy();
    rest.remove(known);
    return rest.isEmpty() ? null : rest;
  }
}
