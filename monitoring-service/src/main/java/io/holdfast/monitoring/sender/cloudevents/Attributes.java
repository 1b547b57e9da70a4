// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import io.holdfast.monitoring.event.Violations;
import io.holdfast.monitoring.sender.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the context attributes that every CloudEvent has, whatever mode it came in. */
final class Attributes {

  static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
  private static final Set<String> KNOWN =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "datacontentencoding",
          "dataschema",
          "schemaurl");
  private static final Set<String> VERSIONS = Set.of("1.0", "0.3");
  private static final Map<String, Integer> LONGEST =
      Map.of("id", 500, "source", 1000, "type", 250, "subject", 1000, "time", 60);
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}");

  private final Map<String, String> values;
  private final CloudEvent.Pointers pointers;
  private final Violations violations;

  Attributes(Map<String, String> values, CloudEvent.Pointers pointers, Violations violations) {
    this.values = values;
    this.pointers = pointers;
    this.violations = violations;
  }

  void check() {
    for (String name : REQUIRED) {
      if (values.getOrDefault(name, "").isBlank()) {
        violations.add(pointers.attribute(name), "missing", name + " is needed and not empty");
      }
    }
    String version = values.get("specversion");
    if (version != null && !version.isBlank() && !VERSIONS.contains(version)) {
      violations.add(
          pointers.attribute("specversion"),
          "unknown-version",
          "specversion '%s' is not taken; 1.0 and 0.3 are".formatted(shortened(version)));
    }
    LONGEST.forEach(this::checkLength);
    values.forEach(
        (name, value) -> {
          if (UNSEEN.matcher(value).find() || StrictJson.unstorable(value)) {
            violations.add(
                pointers.attribute(name), "bad-character", name + " holds control characters");
          }
        });
  }

  private void checkLength(String name, int most) {
    if (values.getOrDefault(name, "").length() > most) {
      violations.add(
          pointers.attribute(name), "too-long", name + " has at most " + most + " characters");
    }
  }

  private static String shortened(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  String required(String name) {
    return values.getOrDefault(name, "");
  }

  @Nullable String optional(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  NavigableMap<String, String> extensions() {
    NavigableMap<String, String> others = new TreeMap<>(values);
    others.keySet().removeAll(KNOWN);
    return others;
  }
}
