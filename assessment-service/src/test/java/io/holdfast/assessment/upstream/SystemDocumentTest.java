// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SystemDocumentTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String A_TIME = "2026-01-01T00:00:00Z";

  /** A field that the inventory adds has to be added to the record: what-if refuses others. */
  @Test
  void everyFieldThatTheInventoryPublishesIsKnown() throws IOException {
    JsonNode schemas =
        Json.readTree(
                Files.readAllBytes(
                    Repository.root().resolve("contracts/openapi/inventory-service.json")))
            .at("/components/schemas");
    JsonNode whole = example(schemas, schemas.path("SystemDocument"));
    assertThat(whole.at("/components/0/version/trainedOn/0/alias").isTextual()).isTrue();

    SystemDocument read = Json.strict(SystemDocument.class).readValue(whole);

    assertThat(read.components()).hasSize(1);
  }

  /** A value that has every field of a schema. */
  private static JsonNode example(JsonNode schemas, JsonNode schema) {
    if (schema.has("$ref")) {
      return example(schemas, schemas.path(schema.path("$ref").asText().replaceFirst(".*/", "")));
    }
    return switch (schema.path("type").asText()) {
      case "array" -> NODES.arrayNode().add(example(schemas, schema.path("items")));
      case "boolean" -> NODES.booleanNode(true);
      case "object" -> object(schemas, schema);
      default -> NODES.textNode(schema.path("format").asText().isEmpty() ? "x" : A_TIME);
    };
  }

  private static ObjectNode object(JsonNode schemas, JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(field -> object.set(field.getKey(), example(schemas, field.getValue())));
    if (schema.path("additionalProperties").isObject()) {
      object.set("any", example(schemas, schema.path("additionalProperties")));
    }
    return object;
  }
}
