// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A document in OSCAL.
 *
 * @param tree the document, its root member included
 */
public record OscalDocument(OscalKind kind, ObjectNode tree) {

  /** What stands in the root member. */
  public JsonNode content() {
    return tree.path(kind.root());
  }

  public UUID uuid() {
    return UUID.fromString(content().path("uuid").asText());
  }

  /** A text of its metadata; empty, where it has none. */
  public String metadata(String name) {
    return content().path("metadata").path(name).asText();
  }

  /** The mappings of a mapping collection: the schema admits one of them without a list. */
  public List<JsonNode> mappings() {
    JsonNode mappings = content().path("mappings");
    return mappings.isObject() ? List.of(mappings) : list(mappings);
  }

  /** The items of a list; none, where it is no list. */
  public static List<JsonNode> list(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(items::add);
    }
    return items;
  }
}
