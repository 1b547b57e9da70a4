// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What may not change in a schema that was released. Senders and readers of neighbouring versions
 * run side by side, so both directions count: a field that became required is missing in old
 * events, one that is no longer required is missing for old readers. Adding an optional field, a
 * value of an open vocabulary or an optional ending of a text that readers do not take apart is
 * fine.
 */
final class SchemaEvolution {

  /** Keywords whose value is part of the meaning. */
  private static final List<String> FIXED =
      List.of(
          "type",
          "const",
          "format",
          "$ref",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems");

  /** Keywords that hold schemas by name. */
  private static final List<String> NAMED = List.of("properties", "$defs", "patternProperties");

  /** Keywords that hold one schema. */
  private static final List<String> SINGLE = List.of("items", "additionalProperties", "not");

  private SchemaEvolution() {}

  /** Each break, beginning with its JSON Pointer into the schema. */
  static List<String> breaks(JsonNode released, JsonNode now) {
    List<String> found = new ArrayList<>();
    compare("", released, now, found);
    return found;
  }

  private static void compare(String at, JsonNode released, JsonNode now, List<String> found) {
    for (String keyword : FIXED) {
      if (!Objects.equals(released.get(keyword), now.get(keyword))) {
        found.add(
            "%s: %s was %s and is %s"
                .formatted(at, keyword, released.get(keyword), now.get(keyword)));
      }
    }
    pattern(at, released.path("pattern"), now.path("pattern"), found);
    values(at, released, now, found);
    Set<String> required = texts(released.path("required"));
    Set<String> requiredNow = texts(now.path("required"));
    if (!required.equals(requiredNow)) {
      found.add(at + ": required was " + required + " and is " + requiredNow);
    }
    for (String keyword : NAMED) {
      released
          .path(keyword)
          .properties()
          .forEach(
              entry ->
                  child(
                      at + "/" + keyword + "/" + entry.getKey(),
                      entry.getValue(),
                      now.path(keyword).path(entry.getKey()),
                      found));
    }
    for (String keyword : SINGLE) {
      if (released.path(keyword).isObject()) {
        child(at + "/" + keyword, released.get(keyword), now.path(keyword), found);
      }
    }
    alternatives(at, released, now, found);
  }

  /** No value goes, and what was open stays open. */
  private static void values(String at, JsonNode released, JsonNode now, List<String> found) {
    Set<String> lost = texts(released.path("enum"));
    lost.removeAll(texts(now.path("enum")));
    if (now.has("enum") && !lost.isEmpty()) {
      found.add(at + ": the values " + lost + " are gone");
    }
    if (now.has("enum") && !released.has("enum")) {
      found.add(at + ": was open and is now an enum");
    }
  }

  /** A pattern keeps its beginning and its end; between them it may gain groups of (...)? */
  private static void pattern(String at, JsonNode released, JsonNode now, List<String> found) {
    String before = released.asText();
    String stem = before.endsWith("$") ? before.substring(0, before.length() - 1) : before;
    boolean grown =
        before.endsWith("$")
            && now.asText().matches(Pattern.quote(stem) + "(\\((?:[^()]|\\\\[()])*\\)\\?)+\\$");
    if (!released.equals(now) && !grown) {
      found.add("%s: pattern was %s and is %s".formatted(at, released, now));
    }
  }

  private static void alternatives(String at, JsonNode released, JsonNode now, List<String> found) {
    for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
      for (int i = 0; i < released.path(keyword).size(); i++) {
        child(
            at + "/" + keyword + "/" + i,
            released.path(keyword).get(i),
            now.path(keyword).path(i),
            found);
      }
    }
  }

  private static void child(String at, JsonNode released, JsonNode now, List<String> found) {
    if (now.isMissingNode()) {
      found.add(at + " is gone");
    } else {
      compare(at, released, now, found);
    }
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    StreamSupport.stream(array.spliterator(), false).forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
