// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What breaks clients of an API: an operation, parameter, field or enum value that is gone, a type
 * that changed, something newly required in a request.
 */
final class OpenApiEvolution {

  private static final String SCHEMAS = "#/components/schemas/";

  private final OpenApiDocument before;
  private final OpenApiDocument after;
  private final List<String> found = new ArrayList<>();

  private OpenApiEvolution(OpenApiDocument before, OpenApiDocument after) {
    this.before = before;
    this.after = after;
  }

  static List<String> breaks(OpenApiDocument before, OpenApiDocument after) {
    OpenApiEvolution evolution = new OpenApiEvolution(before, after);
    evolution.operations();
    evolution.schemas();
    return evolution.found;
  }

  private void operations() {
    Map<String, OpenApiDocument.Operation> now =
        after.operations().stream()
            .collect(Collectors.toMap(OpenApiDocument.Operation::toString, Function.identity()));
    for (OpenApiDocument.Operation old : before.operations()) {
      OpenApiDocument.Operation present = now.get(old.toString());
      if (present == null) {
        found.add(old + " is gone");
        continue;
      }
      parameters(old, present);
      for (Map.Entry<String, JsonNode> response : old.definition().path("responses").properties()) {
        if (response.getKey().startsWith("2")
            && !present.definition().path("responses").has(response.getKey())) {
          found.add(old + " no longer answers " + response.getKey());
        }
      }
    }
  }

  private void parameters(OpenApiDocument.Operation old, OpenApiDocument.Operation present) {
    Map<String, JsonNode> was = byName(old.definition().path("parameters"));
    Map<String, JsonNode> is = byName(present.definition().path("parameters"));
    was.keySet().stream()
        .filter(name -> !is.containsKey(name))
        .forEach(name -> found.add(old + " no longer takes " + name));
    is.forEach(
        (name, parameter) -> {
          JsonNode before = was.get(name);
          if (parameter.path("required").asBoolean()
              && (before == null || !before.path("required").asBoolean())) {
            found.add(old + " newly requires " + name);
          }
        });
  }

  private static Map<String, JsonNode> byName(JsonNode parameters) {
    return parameters
        .valueStream()
        .collect(
            Collectors.toMap(
                parameter ->
                    parameter.path("in").asText() + " parameter " + parameter.path("name").asText(),
                Function.identity(),
                (first, second) -> first));
  }

  private void schemas() {
    Set<String> ofRequests = requestSchemas();
    JsonNode now = after.root().path("components").path("schemas");
    Set<String> inUse = refs(after.root());
    before
        .root()
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            entry -> {
              JsonNode present = now.path(entry.getKey());
              // a schema under another name shows as a changed reference where it is used
              if (inUse.contains(SCHEMAS + entry.getKey()) && present.isObject()) {
                compare(
                    entry.getKey(),
                    entry.getValue(),
                    present,
                    ofRequests.contains(SCHEMAS + entry.getKey()));
              }
            });
  }

  private void compare(String at, JsonNode was, JsonNode is, boolean inRequest) {
    if (was.has("type") && !Objects.equals(was.get("type"), is.get("type"))) {
      found.add("%s: type was %s, is %s".formatted(at, was.get("type"), is.get("type")));
    }
    was.path("enum")
        .forEach(
            value -> {
              if (is.path("enum").valueStream().noneMatch(value::equals)) {
                found.add("%s: the value %s is gone".formatted(at, value));
              }
            });
    was.path("properties")
        .properties()
        .forEach(
            entry -> {
              JsonNode present = is.path("properties").path(entry.getKey());
              if (present.isMissingNode()) {
                found.add(at + "/" + entry.getKey() + " is gone");
              } else {
                compare(at + "/" + entry.getKey(), entry.getValue(), present, inRequest);
              }
            });
    if (was.path("items").isObject()) {
      compare(at + "/items", was.path("items"), is.path("items"), inRequest);
    }
    if (inRequest) {
      is.path("required")
          .forEach(
              name -> {
                if (was.path("required").valueStream().noneMatch(name::equals)) {
                  found.add("%s newly requires %s".formatted(at, name.asText()));
                }
              });
    }
  }

  /** References that a request body leads to, directly or by way of others. */
  private Set<String> requestSchemas() {
    Set<String> reached = new HashSet<>();
    List<JsonNode> next = new ArrayList<>();
    after.operations().forEach(operation -> next.add(operation.definition().path("requestBody")));
    while (!next.isEmpty()) {
      for (String ref : refs(next.removeLast())) {
        if (reached.add(ref) && ref.startsWith(SCHEMAS)) {
          next.add(
              after
                  .root()
                  .path("components")
                  .path("schemas")
                  .path(ref.substring(SCHEMAS.length())));
        }
      }
    }
    return reached;
  }

  private static Set<String> refs(JsonNode node) {
    return node.findValuesAsText("$ref").stream().collect(Collectors.toSet());
  }
}
