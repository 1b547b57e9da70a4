// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets values, each at least as strict as the base's. */
final class SetParameters {

  private static final String AGE = "age.";
  private static final List<String> LEVELS = List.of("VL", "L", "M", "H", "VH");

  private final EditionTree tree;
  private final Conflicts conflicts;
  private final Map<String, JsonNode> values = new TreeMap<>();

  SetParameters(EditionTree tree, Conflicts conflicts) {
    this.tree = tree;
    this.conflicts = conflicts;
  }

  /** Applies maximum ages and answers the other values. */
  Map<String, JsonNode> apply(Map<String, Profile.Setting> settings) {
    settings.forEach(
        (id, setting) -> {
          String pointer = "/parameters/" + id.replace("~", "~0").replace("/", "~1");
          conflicts.reasoned(pointer + "/reason", setting.reason());
          if (id.startsWith(AGE)) {
            setAge(id.substring(AGE.length()), setting.value(), pointer);
          } else {
            set(id, setting.value(), pointer);
          }
        });
    return values;
  }

  private void setAge(String kind, JsonNode days, String pointer) {
    ObjectNode item = tree.find(EditionTree.EVIDENCE_KINDS, kind);
    if (item == null) {
      conflicts.add(pointer, "unknown-parameter", "the base has no kind of evidence " + kind);
      return;
    }
    if (!isCount(days) || days.asInt() < 1) {
      conflicts.add(pointer + "/value", "bad-value", "a number of days, at least 1");
      return;
    }
    JsonNode loosest = item.path("maxAgeDays");
    if (loosest.isInt() && days.asInt() > loosest.asInt()) {
      tooLoose(pointer, loosest + " days");
      return;
    }
    item.put("maxAgeDays", days.asInt());
  }

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0;
  }

  private void tooLoose(String pointer, String loosest) {
    conflicts.add(
        pointer + "/value", "too-loose", "the base allows " + loosest + " and nothing looser");
  }

  private void set(String id, JsonNode value, String pointer) {
    JsonNode known = parameter(id);
    if (known.isMissingNode()) {
      conflicts.add(pointer, "unknown-parameter", "the base has no parameter " + id);
      return;
    }
    JsonNode standard = known.path("standard");
    boolean isLevel = known.path("type").asText().equals("LEVEL");
    if (isLevel ? !LEVELS.contains(value.asText()) : !isCount(value)) {
      conflicts.add(
          pointer + "/value", "bad-value", isLevel ? "one of " + LEVELS : "a number, at least 0");
      return;
    }
    boolean looser =
        isLevel
            ? LEVELS.indexOf(value.asText()) > LEVELS.indexOf(standard.asText())
            : value.asInt() > standard.asInt();
    if (looser) {
      tooLoose(pointer, standard.asText());
    } else {
      values.put(id, value);
    }
  }

  private JsonNode parameter(String id) {
    for (JsonNode parameter : tree.manifest().path("parameters")) {
      if (parameter.path("id").asText().equals(id)) {
        return parameter;
      }
    }
    return tree.manifest().path("parameters").path("none");
  }
}
