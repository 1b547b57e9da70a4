// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.FilterUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names of schemas that do not shift. Where two classes have the same simple name the generator
 * numbers them (Kind, Kind1, ...), in an order that changes with the next class. Such a schema is
 * named after the property that it is the type of instead: {@code GapKind}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class StableSchemaNames implements OASFilter {

  private static final String PREFIX = "#/components/schemas/";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, Schema> schemas =
        api.getComponents() == null ? null : api.getComponents().getSchemas();
    if (schemas == null) {
      return;
    }
    Map<String, String> names = names(new TreeMap<>(schemas));
    if (names.isEmpty()) {
      return;
    }
    Map<String, Schema> renamed = new TreeMap<>();
    schemas.forEach((name, schema) -> renamed.put(names.getOrDefault(name, name), schema));
    api.getComponents().setSchemas(renamed);
    FilterUtil.applyFilter(new References(names), api);
  }

  /** New names of the numbered ones and of those that they are numbered after. */
  private static Map<String, String> names(Map<String, Schema> schemas) {
    TreeSet<String> shared = new TreeSet<>();
    for (String name : schemas.keySet()) {
      String simple = name.replaceFirst("\\d+$", "");
      if (!simple.equals(name) && schemas.containsKey(simple)) {
        shared.add(simple);
      }
    }
    Map<String, String> names = new HashMap<>();
    for (String simple : shared) {
      List<String> group =
          schemas.keySet().stream().filter(name -> name.matches(simple + "\\d*")).toList();
      List<String> objects = group.stream().filter(name -> !isEnum(schemas, name)).toList();
      for (String name : group) {
        boolean only = objects.equals(List.of(name));
        String owner = only ? simple : owner(schemas, name);
        if (owner != null) {
          names.put(name, owner);
        }
      }
    }
    return names;
  }

  private static boolean isEnum(Map<String, Schema> schemas, String name) {
    Schema schema = schemas.get(name);
    return schema != null && schema.getEnumeration() != null;
  }

  /** The first schema that has a property of the type, and the property. */
  private static @Nullable String owner(Map<String, Schema> schemas, String type) {
    for (Map.Entry<String, Schema> owner : schemas.entrySet()) {
      Map<String, Schema> properties = owner.getValue().getProperties();
      if (properties != null) {
        for (String property : new TreeSet<>(properties.keySet())) {
          if (refersTo(properties.get(property), type)) {
            return owner.getKey()
                + property.substring(0, 1).toUpperCase(Locale.ROOT)
                + property.substring(1);
          }
        }
      }
    }
    return null;
  }

  private static boolean refersTo(@Nullable Schema schema, String type) {
    if (schema == null) {
      return false;
    }
    List<Schema> parts = new ArrayList<>();
    for (List<Schema> some :
        java.util.Arrays.asList(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())) {
      if (some != null) {
        parts.addAll(some);
      }
    }
    return (PREFIX + type).equals(schema.getRef())
        || refersTo(schema.getItems(), type)
        || refersTo(schema.getAdditionalPropertiesSchema(), type)
        || parts.stream().anyMatch(part -> refersTo(part, type));
  }

  /** Points references to the new names. */
  private record References(Map<String, String> names) implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
      String ref = schema.getRef();
      if (ref != null && ref.startsWith(PREFIX)) {
        String name = names.get(ref.substring(PREFIX.length()));
        if (name != null) {
          schema.setRef(PREFIX + name);
        }
      }
      return schema;
    }
  }
}
