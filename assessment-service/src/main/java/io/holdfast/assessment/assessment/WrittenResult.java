// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.kit.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A result as canonical JSON, and where in it each scenario and each requirement stands: nine
 * tenths of it, and mostly those of the result before ({@link ResultBefore}).
 *
 * @param json RFC 8785 in UTF-8; the same result gives the same bytes
 */
public record WrittenResult(
    Assessment result,
    byte[] json,
    List<Part<Scenario>> scenarios,
    List<Part<RequirementResult>> requirements) {

  /**
   * A part of a result.
   *
   * @param from its first byte
   * @param to the byte after its last
   */
  public record Part<T>(T value, int from, int to) {}

  private static final ObjectWriter WRITER =
      ResultJson.CANONICAL.without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  private static final int FIRST_SIZE = 128 * 1024;

  private static final List<RecordComponent> SORTED =
      Arrays.stream(Assessment.class.getRecordComponents())
          .sorted(Comparator.comparing(RecordComponent::getName))
          .toList();

  /** Writes a result. */
  public static WrittenResult of(Assessment result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_SIZE);
    List<Part<Scenario>> scenarios = new ArrayList<>(result.scenarios().size());
    List<Part<RequirementResult>> requirements = new ArrayList<>(result.requirements().size());
    try (JsonGenerator generator = WRITER.createGenerator(out)) {
      generator.writeStartObject();
      for (RecordComponent component : SORTED) {
        Object value = component.getAccessor().invoke(result);
        if (value != null) {
          generator.writeFieldName(component.getName());
          switch (component.getName()) {
            case "scenarios" -> parts(generator, out, result.scenarios(), scenarios);
            case "requirements" -> parts(generator, out, result.requirements(), requirements);
            default -> WRITER.writeValue(generator, value);
          }
        }
      }
      generator.writeEndObject();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("a result can always be written", e);
    }
    return new WrittenResult(result, out.toByteArray(), scenarios, requirements);
  }

  private static <T> void parts(
      JsonGenerator generator, ByteArrayOutputStream out, List<T> values, List<Part<T>> parts)
      throws IOException {
    generator.writeStartArray();
    for (T value : values) {
      int comma = parts.isEmpty() ? 0 : 1;
      int from = out.size() + generator.getOutputBuffered() + comma;
      WRITER.writeValue(generator, value);
      parts.add(new Part<>(value, from, out.size() + generator.getOutputBuffered()));
    }
    generator.writeEndArray();
  }

  /** {@code sha256:} and 64 hexadecimal digits over the JSON. */
  public String digest() {
    return CanonicalJson.digestOf(json);
  }
}
