// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The OpenAPI document of the service under test, or one that was exported. */
record OpenApiDocument(ObjectNode root) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  /** One operation of the API. */
  record Operation(String method, String path, JsonNode definition) {

    /** Its operation id; empty when it has none. */
    String id() {
      return definition.path("operationId").asText("");
    }

    boolean takesBody() {
      return definition.has("requestBody");
    }

    @Override
    public String toString() {
      return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
    }
  }

  /** Asks the running service. */
  static OpenApiDocument ofRunningService() {
    byte[] body =
        RestAssured.given()
            .queryParam("format", "json")
            .get("/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    return of(Json.readTree(body));
  }

  /** Without what differs from machine to machine, in alphabetical order. */
  static OpenApiDocument of(JsonNode document) {
    ObjectNode root = (ObjectNode) sorted(document);
    root.remove("servers");
    return new OpenApiDocument(root);
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(method.getKey(), path.getKey(), method.getValue()))));
    return operations;
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      object.properties().forEach(entry -> fields.put(entry.getKey(), sorted(entry.getValue())));
      return JsonNodeFactory.instance.objectNode().setAll(fields);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> items.add(sorted(item)));
      return items;
    }
    return node;
  }
}
