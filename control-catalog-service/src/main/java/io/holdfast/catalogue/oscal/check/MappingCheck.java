// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import java.util.List;
import java.util.Set;

/** Values of mappings that stand in closed lists of the Metaschema only. */
final class MappingCheck {

  /** Relationships of NIST IR 8477 as OSCAL spells them. */
  static final Set<String> RELATIONSHIPS =
      Set.of(
          "equal-to",
          "equivalent-to",
          "subset-of",
          "superset-of",
          "intersects-with",
          "no-relationship");

  private static final Set<String> CONFIDENCE = Set.of("high", "medium", "low", "unspecified");
  private static final Set<String> RESOURCES = Set.of("catalog", "profile");
  private static final String ROOT = "/mapping-collection";

  private MappingCheck() {}

  static void check(OscalDocument document, Findings findings) {
    JsonNode provenance = document.content().path("provenance");
    confidence(provenance, ROOT + "/provenance", findings);
    boolean single = document.content().path("mappings").isObject();
    List<JsonNode> mappings = document.mappings();
    for (int i = 0; i < mappings.size(); i++) {
      mapping(mappings.get(i), ROOT + "/mappings" + (single ? "" : "/" + i), findings);
    }
  }

  private static void mapping(JsonNode mapping, String pointer, Findings findings) {
    confidence(mapping, pointer, findings);
    for (String side : List.of("source-resource", "target-resource")) {
      if (!mapping.has(side)) {
        continue;
      }
      JsonNode resource = mapping.path(side);
      if (!resource.has("ns")) {
        known(resource.path("type"), RESOURCES, pointer + "/" + side + "/type", "type", findings);
      }
    }
    JsonNode maps = mapping.path("maps");
    for (int i = 0; i < maps.size(); i++) {
      JsonNode map = maps.path(i);
      String at = pointer + "/maps/" + i;
      confidence(map, at, findings);
      if (!map.has("ns")) {
        known(
            map.path("relationship"),
            RELATIONSHIPS,
            at + "/relationship",
            "relationship",
            findings);
      }
    }
  }

  private static void confidence(JsonNode owner, String pointer, Findings findings) {
    JsonNode score = owner.path("confidence-score");
    if (score.has("category")) {
      known(
          score.path("category"),
          CONFIDENCE,
          pointer + "/confidence-score/category",
          "confidence",
          findings);
    }
    fraction(score.path("percentage"), pointer + "/confidence-score/percentage", findings);
    fraction(
        owner.path("coverage").path("target-coverage"),
        pointer + "/coverage/target-coverage",
        findings);
  }

  private static void fraction(JsonNode value, String pointer, Findings findings) {
    double number = value.asDouble(0);
    if (number < 0 || number > 1) {
      findings.wrong(pointer, "out-of-range", "a number from 0 to 1 is expected");
    }
  }

  private static void known(
      JsonNode value, Set<String> values, String pointer, String what, Findings findings) {
    if (value.isTextual() && !values.contains(value.asText())) {
      findings.wrong(
          pointer,
          "unknown-" + what,
          "'%s' is no %s; known are %s"
              .formatted(
                  OscalReader.shortened(value.asText()), what, values.stream().sorted().toList()));
    }
  }
}
