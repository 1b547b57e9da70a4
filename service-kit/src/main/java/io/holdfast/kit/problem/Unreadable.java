// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of JSON that is not what is expected where that is and what is wrong, in terms of JSON. */
public final class Unreadable {

  private Unreadable() {}

  /**
   * What is wrong.
   *
   * @param base JSON Pointer to what was read; empty: the whole body
   */
  public static Violation at(String base, JsonMappingException failure) {
    return new Violation(base + pointer(failure), code(failure), message(failure));
  }

  private static String pointer(JsonMappingException failure) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      String part =
          step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
      pointer.append('/').append(part.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static String code(JsonMappingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> "unknown-field";
      case InvalidFormatException format -> "bad-value";
      default -> "bad-type";
    };
  }

  private static String message(JsonMappingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          "unknown field '%s'; known are %s"
              .formatted(unknown.getPropertyName(), sorted(unknown.getKnownPropertyIds()));
      case InvalidFormatException format
          when format.getTargetType() != null && format.getTargetType().isEnum() ->
          "'%s' is not one of %s"
              .formatted(
                  format.getValue(), Arrays.toString(format.getTargetType().getEnumConstants()));
      case InvalidFormatException format -> "'%s' cannot be read here".formatted(format.getValue());
      default -> "a value of another type is expected here";
    };
  }

  private static List<String> sorted(java.util.@Nullable Collection<Object> names) {
    return names == null ? List.of() : names.stream().map(String::valueOf).sorted().toList();
  }
}
