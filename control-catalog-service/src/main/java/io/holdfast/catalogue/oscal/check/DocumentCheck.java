// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the Metaschema of OSCAL demands and its JSON schemas do not say: identifiers that stand
 * once, references that lead somewhere, values out of closed lists.
 */
final class DocumentCheck {

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  /** Lists whose items have an id of their own, and what such an item is called. */
  private static final Map<String, String> IDENTIFIED =
      Map.of("controls", "control", "groups", "group", "params", "param", "parts", "part");

  private final OscalDocument document;
  private final Findings findings = new Findings();
  private final Map<String, String> hrefs = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> uuids = new HashSet<>();
  private final Map<String, Set<String>> idsByList = new LinkedHashMap<>();

  private DocumentCheck(OscalDocument document) {
    this.document = document;
  }

  static Findings check(OscalDocument document) {
    DocumentCheck check = new DocumentCheck(document);
    new Walk(check::member).through("", document.tree(), "");
    check.references();
    switch (document.kind()) {
      case CATALOG -> {}
      case PROFILE -> ProfileCheck.check(document.content(), check.findings);
      case MAPPING_COLLECTION -> MappingCheck.check(document, check.findings);
      case COMPONENT_DEFINITION -> ComponentCheck.check(document.content(), check.findings);
    }
    return check.findings;
  }

  private void member(String list, JsonNode owner, String name, JsonNode value, String pointer) {
    switch (name) {
      case "id" -> id(list, value.asText(), pointer);
      case "uuid" -> uuids.add(value.asText().toLowerCase(java.util.Locale.ROOT));
      case "href", "source" -> {
        if (value.isTextual() && value.asText().startsWith("#")) {
          hrefs.put(pointer, value.asText().substring(1));
        }
      }
      default -> {}
    }
  }

  private void id(String list, String id, String pointer) {
    ids.add(id);
    String what = IDENTIFIED.get(list);
    boolean fresh = idsByList.computeIfAbsent(list, key -> new HashSet<>()).add(id);
    if (what != null && !fresh && !pointer.contains("/modify/") && !pointer.contains("/merge/")) {
      findings.wrong(pointer, "duplicate-" + what + "-id", "another " + what + " has the id " + id);
    }
  }

  private void references() {
    hrefs.forEach(
        (pointer, target) -> {
          if (UUID.matcher(target).matches()) {
            if (!uuids.contains(target.toLowerCase(java.util.Locale.ROOT))) {
              findings.unresolved(pointer, target);
            }
          } else if (!ids.contains(target)) {
            findings.odd(pointer, "not-in-document", "nothing here has the id " + target);
          }
        });
  }
}
