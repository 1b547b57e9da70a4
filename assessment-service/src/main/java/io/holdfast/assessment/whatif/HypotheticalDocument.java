// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The system that would be, in the inventory's form. Only what the graph could not be built without
 * is checked here; the inventory says the rest when somebody registers it.
 */
final class HypotheticalDocument {

  private static final int MOST_COMPONENTS = 2_000;
  private static final int MOST_FLOWS = 20_000;

  /** As lifecycle events name kinds of changes; the vocabulary is open. */
  private static final Pattern CHANGE = Pattern.compile("[A-Z][A-Z0-9_-]{1,59}");

  private static final List<String> LISTS = List.of("zones", "actors", "components", "flows");

  private final Problems wrong;
  private final Instant asOf;

  HypotheticalDocument(Problems wrong, Instant asOf) {
    this.wrong = wrong;
    this.asOf = asOf;
  }

  /** The given document, or today's, with the versions in place. */
  JsonNode of(
      @Nullable JsonNode given, JsonNode today, List<WhatIfRequest.ComponentVersion> versions) {
    if (given != null && !given.isObject()) {
      wrong.add("/document", "bad-type", "an object is expected here");
      return today;
    }
    if (given != null && !(isReadable(given) && isConnected(given))) {
      return today;
    }
    ObjectNode document = (given == null ? today : given).deepCopy();
    for (int i = 0; i < versions.size(); i++) {
      put(document, versions.get(i), "/versions/" + i);
    }
    return document;
  }

  /** Whether what is looked into here has the form that the inventory's documents have. */
  private boolean isReadable(JsonNode document) {
    int before = wrong.count();
    for (String list : LISTS) {
      JsonNode items = document.path(list);
      if (!items.isMissingNode() && !items.isArray()) {
        wrong.add("/document/" + list, "bad-type", "a list is expected here");
      }
      for (int i = 0; items.isArray() && i < items.size(); i++) {
        if (!items.get(i).isObject()) {
          wrong.add("/document/%s/%d".formatted(list, i), "bad-type", "an object is expected here");
        }
      }
    }
    JsonNode components = document.path("components");
    for (int i = 0; components.isArray() && i < components.size(); i++) {
      checkObject("/document/components/%d/changes".formatted(i), components.get(i).get("changes"));
    }
    checkObject("/document/profile/impact", document.path("profile").get("impact"));
    return wrong.count() == before;
  }

  /** Absent, or an object in which every name has a value. */
  private void checkObject(String pointer, @Nullable JsonNode value) {
    if (value == null) {
      return;
    }
    if (!value.isObject()) {
      wrong.add(pointer, "bad-type", "an object is expected here");
    }
    value
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNull()) {
                wrong.add(pointer + "/" + entry.getKey(), "missing", "a value is needed");
              }
            });
  }

  private boolean isConnected(JsonNode document) {
    int before = wrong.count();
    check(document);
    return wrong.count() == before;
  }

  private void check(JsonNode document) {
    if (document.path("components").size() > MOST_COMPONENTS
        || document.path("flows").size() > MOST_FLOWS) {
      wrong.add(
          "/document",
          "too-many",
          "at most %d components and %d flows".formatted(MOST_COMPONENTS, MOST_FLOWS));
    }
    Set<String> zones = keys(document, "zones", new HashSet<>());
    Set<String> nodes = keys(document, "actors", new HashSet<>());
    keys(document, "components", nodes);
    for (String list : List.of("actors", "components")) {
      for (int i = 0; i < document.path(list).size(); i++) {
        String pointer = "/document/%s/%d/zone".formatted(list, i);
        known(pointer, document.path(list).get(i).path("zone").asText(), zones, "zone");
      }
    }
    for (int i = 0; i < document.path("flows").size(); i++) {
      JsonNode flow = document.path("flows").get(i);
      String pointer = "/document/flows/" + i;
      known(pointer + "/from", flow.path("from").asText(), nodes, "actor or component");
      known(pointer + "/to", flow.path("to").asText(), nodes, "actor or component");
    }
  }

  private Set<String> keys(JsonNode document, String list, Set<String> keys) {
    for (int i = 0; i < document.path(list).size(); i++) {
      String pointer = "/document/%s/%d/key".formatted(list, i);
      String key = wrong.need(pointer, document.path(list).get(i).path("key").asText(""));
      if (!key.isEmpty() && !keys.add(key)) {
        wrong.add(pointer, "duplicate-key", "the key " + key + " is there twice");
      }
    }
    return keys;
  }

  private void known(String pointer, String key, Set<String> keys, String what) {
    if (!keys.contains(key)) {
      wrong.add(pointer, "unknown-reference", "there is no " + what + " '" + key + "'");
    }
  }

  private void put(ObjectNode document, WhatIfRequest.ComponentVersion version, String pointer) {
    if (version.label() == null && version.digest() == null && version.registry() == null) {
      wrong.add(pointer, "missing", "a label, digest or registry id is needed");
    }
    wrong.digest(pointer + "/digest", version.digest());
    if (version.change() != null && !CHANGE.matcher(version.change()).matches()) {
      wrong.add(
          pointer + "/change", "bad-value", "a kind of change like MODEL_RETRAINED is needed");
    }
    String key = wrong.need(pointer + "/component", version.component());
    for (JsonNode component : document.path("components")) {
      if (component.path("key").asText().equals(key)) {
        put((ObjectNode) component, version);
        return;
      }
    }
    if (!key.isEmpty()) {
      wrong.add(pointer + "/component", "unknown-component", "there is no component " + key);
    }
  }

  private void put(ObjectNode component, WhatIfRequest.ComponentVersion version) {
    ObjectNode put = component.putObject("version");
    put.put("label", version.label());
    put.put("digest", version.digest());
    put.put("registry", version.registry());
    put.put("since", asOf.toString());
    put.putArray("trainedOn");
    if (version.change() != null) {
      component.withObject("/changes").put(version.change(), asOf.toString());
    }
  }
}
