// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.content.Defects.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether JSON has the shape of a record: every field that is missing, unknown or of another type,
 * all at once, where a parser would stop at the first.
 */
public final class Shapes {

  private static final String SHAPE = "shape";

  private final Defects defects = new Defects();

  private Shapes() {}

  /**
   * Everything in which the JSON differs from the shape.
   *
   * @param file what the defects name as their file
   */
  public static List<Defect> check(JsonNode node, Class<?> type, String file) {
    Shapes shapes = new Shapes();
    shapes.check(node, (Type) type, Defects.in(file));
    return shapes.defects.found();
  }

  static void check(JsonNode node, Class<?> type, Place place, Defects defects) {
    Shapes shapes = new Shapes();
    shapes.check(node, (Type) type, place);
    shapes
        .defects
        .found()
        .forEach(
            found ->
                defects.add(
                    new Place(found.file(), found.pointer()), found.code(), found.message()));
  }

  private void check(JsonNode node, Type type, Place place) {
    if (type instanceof ParameterizedType generic) {
      Type item = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == List.class) {
        checkList(node, item, place);
      } else {
        checkMap(node, item, place);
      }
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      checkRecord(node, plain, place);
    } else {
      checkValue(node, type, place);
    }
  }

  private void checkList(JsonNode node, Type item, Place place) {
    if (!node.isArray()) {
      expected("a list", place);
      return;
    }
    for (int i = 0; i < node.size(); i++) {
      check(node.path(i), item, place.at(i));
    }
  }

  private void checkMap(JsonNode node, Type item, Place place) {
    if (!node.isObject()) {
      expected("an object", place);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      check(entry.getValue(), item, place.at(entry.getKey()));
    }
  }

  private void checkRecord(JsonNode node, Class<?> type, Place place) {
    if (!node.isObject()) {
      expected("an object", place);
      return;
    }
    Set<String> known = new HashSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty property = property(type, component);
      String name =
          property == null || property.value().isEmpty() ? component.getName() : property.value();
      known.add(name);
      JsonNode value = node.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        check(value, component.getGenericType(), place.at(name));
      } else if (property != null && property.required()) {
        defects.add(place.at(name), SHAPE, name + " is missing");
      }
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        defects.add(place.at(name), SHAPE, "no field " + name + " is known here");
      }
    }
  }

  /** The annotation stands on the constructor's parameter, the accessor or the field. */
  private static @Nullable JsonProperty property(Class<?> type, RecordComponent component) {
    try {
      return type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private void checkValue(JsonNode node, Type type, Place place) {
    if (type == String.class && !node.isTextual()) {
      expected("a text", place);
    } else if ((type == boolean.class || type == Boolean.class) && !node.isBoolean()) {
      expected("true or false", place);
    } else if ((type == int.class || type == Integer.class)
        && !(node.isIntegralNumber() && node.canConvertToInt())) {
      expected("a whole number", place);
    } else if (type == LocalDate.class && !isDate(node)) {
      expected("a date such as 2026-11-30", place);
    }
  }

  private static boolean isDate(JsonNode node) {
    try {
      LocalDate.parse(node.asText());
      return node.isTextual();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void expected(String what, Place place) {
    defects.add(place, SHAPE, what + " is expected");
  }
}
