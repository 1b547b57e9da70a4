// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Rules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data set, or a model, as far as an event says something of it.
 *
 * @param type of the facet {@code datasetType}, which has the value MODEL since 1-0-1
 * @param digest of a site's own facet {@code digest} or {@code checksum}; no standard facet has one
 * @param schema digest over the fields
 */
record Dataset(
    String namespace,
    String name,
    @Nullable String type,
    @Nullable String version,
    @Nullable String digest,
    @Nullable String lifecycle,
    @Nullable String schema) {

  static Dataset of(JsonNode node) {
    JsonNode facets = node.path("facets");
    JsonNode fields = facets.path("schema").path("fields");
    return new Dataset(
        node.path("namespace").asText(""),
        node.path("name").asText(""),
        text(facets.path("datasetType").path("datasetType")),
        text(facets.path("version").path("datasetVersion")),
        Facts.digestOf(digest(facets)),
        text(facets.path("lifecycleStateChange").path("lifecycleStateChange")),
        fields.isArray() && !fields.isEmpty() ? schemaDigest(fields) : null);
  }

  private static String schemaDigest(JsonNode fields) {
    return CanonicalJson.digestOf(Json.bytes(fields)).substring("sha256:".length(), 23);
  }

  private static @Nullable String digest(JsonNode facets) {
    for (String facet : new String[] {"digest", "checksum", "hash"}) {
      JsonNode node = facets.path(facet);
      for (String field : new String[] {"digest", "checksum", "value", "sha256"}) {
        if (node.path(field).isTextual()) {
          return node.path(field).asText();
        }
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() && !node.asText().isBlank() ? node.asText() : null;
  }

  String key() {
    return namespace + "/" + name;
  }

  boolean isModel() {
    return "MODEL".equalsIgnoreCase(type) || namespace.startsWith("mlflow:");
  }

  /** The same, completed by what was said of it before. */
  Dataset after(@Nullable Dataset before) {
    return before == null
        ? this
        : new Dataset(
            namespace,
            name,
            type == null ? before.type : type,
            version == null ? before.version : version,
            digest == null ? before.digest : digest,
            lifecycle == null ? before.lifecycle : lifecycle,
            schema == null ? before.schema : schema);
  }

  String alias(Rules rules) {
    Map<String, String> parts = Map.of("namespace", namespace, "name", name);
    String usual =
        isModel() && namespace.startsWith("mlflow:")
            ? "pkg:mlflow/{name}"
            : "urn:openlineage:{namespace}:{name}";
    return rules.alias(isModel() ? "model" : "dataset", key(), parts, usual);
  }

  JsonNode kept() {
    ObjectNode node = Json.mapper().valueToTree(this);
    node.remove("model");
    return node;
  }

  static Dataset ofKept(JsonNode node) {
    return Json.convert(node, Dataset.class);
  }
}
