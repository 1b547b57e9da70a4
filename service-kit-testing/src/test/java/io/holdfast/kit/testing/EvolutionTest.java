// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EvolutionTest {

  private static final String SCHEMA =
      """
      {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string", "pattern": "^[a-z]{1,6}$"},
        "kind": {"enum": ["A", "B"]},
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}}},
       "$defs": {"item": {"type": "object", "properties": {"n": {"type": "integer"}}}}}
      """;

  private static final String API =
      """
      {"paths": {"/notes": {"post": {
          "requestBody": {"content": {"application/json": {"schema":
            {"$ref": "#/components/schemas/Note"}}}},
          "responses": {"201": {}, "401": {}}},
        "get": {"parameters": [{"name": "limit", "in": "query"}], "responses": {"200": {}}}}},
       "components": {"schemas": {"Note": {"type": "object", "required": ["text"],
         "properties": {"text": {"type": "string"}, "kind": {"type": "string", "enum": ["A", "B"]}}}}}}
      """;

  @Test
  void addingAnOptionalFieldOrAValueIsCompatible() {
    assertThat(
            schemaBreaks(
                SCHEMA
                    .replace("[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]")
                    .replace("\"kind\":", "\"new\": {\"type\": \"string\"}, \"kind\":")))
        .isEmpty();
    assertThat(schemaBreaks(SCHEMA.replace("{1,6}$", "{1,6}(-[0-9]{1,3})?$"))).isEmpty();
  }

  @Test
  void everythingElseInASchemaIsABreak() {
    assertThat(schemaBreaks(SCHEMA.replace("{1,6}$", "{1,6}(-[0-9]{1,3})$")))
        .containsExactly(
            "/properties/id: pattern was \"^[a-z]{1,6}$\" and is \"^[a-z]{1,6}(-[0-9]{1,3})$\"");
    assertThat(schemaBreaks(SCHEMA.replace("{1,6}$", "{1,7}$"))).hasSize(1);
    assertThat(schemaBreaks(SCHEMA.replace(", \"pattern\": \"^[a-z]{1,6}$\"", "")))
        .containsExactly("/properties/id: pattern was \"^[a-z]{1,6}$\" and is ");
    assertThat(schemaBreaks(SCHEMA.replace("[\"id\"]", "[\"id\", \"kind\"]")))
        .containsExactly(": required was [id] and is [id, kind]");
    assertThat(schemaBreaks(SCHEMA.replace("[\"A\", \"B\"]", "[\"A\"]")))
        .containsExactly("/properties/kind: the values [B] are gone");
    assertThat(schemaBreaks(SCHEMA.replace("\"integer\"", "\"number\"")))
        .containsExactly("/$defs/item/properties/n: type was \"integer\" and is \"number\"");
    assertThat(schemaBreaks(SCHEMA.replace("\"kind\":", "\"sort\":")))
        .containsExactly("/properties/kind is gone");
  }

  @Test
  void additionsToAnApiAreCompatible() {
    assertThat(
            apiBreaks(
                API.replace("\"get\":", "\"put\": {\"responses\": {}}, \"get\":")
                    .replace("\"kind\":", "\"new\": {\"type\": \"string\"}, \"kind\":")))
        .isEmpty();
  }

  @Test
  void whatClientsUseMayNotGo() {
    assertThat(apiBreaks(API.replace("\"get\":", "\"patch\":")))
        .containsExactly("GET /notes is gone");
    assertThat(apiBreaks(API.replace("\"kind\":", "\"sort\":")))
        .containsExactly("Note/kind is gone");
    assertThat(apiBreaks(API.replace("\"201\"", "\"202\"")))
        .containsExactly("POST /notes no longer answers 201");
    assertThat(apiBreaks(API.replace("[\"A\", \"B\"]", "[\"A\"]")))
        .containsExactly("Note/kind: the value \"B\" is gone");
    assertThat(apiBreaks(API.replace("\"limit\"", "\"size\"")))
        .containsExactly("GET /notes no longer takes query parameter limit");
  }

  @Test
  void nothingBecomesRequiredInARequest() {
    assertThat(apiBreaks(API.replace("[\"text\"]", "[\"text\", \"kind\"]")))
        .containsExactly("Note newly requires kind");
    assertThat(apiBreaks(API.replace("\"in\": \"query\"", "\"in\": \"query\", \"required\": true")))
        .containsExactly("GET /notes newly requires query parameter limit");
  }

  @Test
  void differencesAreToldPlaceByPlace() {
    assertThat(
            OpenApiContract.difference(
                json("{\"a\": {\"b\": 1, \"c\": 2}}"), json("{\"a\": {\"b\": 3, \"d\": 4}}")))
        .containsExactly("~ /a/b was 1, is 3", "- /a/c 2", "+ /a/d 4");
  }

  private static java.util.List<String> schemaBreaks(String now) {
    return SchemaEvolution.breaks(json(SCHEMA), json(now));
  }

  private static java.util.List<String> apiBreaks(String now) {
    return OpenApiEvolution.breaks(OpenApiDocument.of(json(API)), OpenApiDocument.of(json(now)));
  }

  private static JsonNode json(String text) {
    return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
  }
}
