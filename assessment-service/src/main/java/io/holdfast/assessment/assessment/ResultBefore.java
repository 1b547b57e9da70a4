// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import io.holdfast.assessment.assessment.WrittenResult.Part;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the result before a new one. Most of its scenarios and requirements are the same, byte for
 * byte, since both are canonical: those are taken from the new one, and only the others are read.
 */
final class ResultBefore {

  /** What is read of an array: its parts, and the byte after its last. */
  private record Parts<T>(List<T> values, int end) {}

  private final byte[] json;
  private final byte[] after;

  private ResultBefore(byte[] json, byte[] after) {
    this.json = json;
    this.after = after;
  }

  /**
   * Reads it.
   *
   * @param json canonical, as {@link WrittenResult} writes it
   * @throws IOException when it is not the JSON of a result
   */
  static Assessment read(byte[] json, WrittenResult after) throws IOException {
    return new ResultBefore(json, after.json()).read(after);
  }

  private Assessment read(WrittenResult written) throws IOException {
    int requirementsFrom = array("requirements", 0);
    Parts<RequirementResult> requirements =
        parts(
            requirementsFrom,
            written.requirements(),
            RequirementResult::id,
            ResultJson.partReader(RequirementResult.class));
    int scenariosFrom = array("scenarios", requirements.end());
    Parts<Scenario> scenarios =
        parts(
            scenariosFrom,
            written.scenarios(),
            Scenario::id,
            ResultJson.partReader(Scenario.class));
    ByteArrayOutputStream rest = new ByteArrayOutputStream(json.length / 4);
    rest.write(json, 0, requirementsFrom);
    rest.write(json, requirements.end(), scenariosFrom - requirements.end());
    rest.write(json, scenarios.end(), json.length - scenarios.end());
    Assessment without = ResultJson.RESULT.readValue(rest.toByteArray());
    return without.with(scenarios.values(), requirements.values());
  }

  /**
   * Where the first part of an array of the result stands.
   *
   * @param from where to look: the beginning, or the end of an earlier array
   */
  private int array(String name, int from) throws IOException {
    // what follows an array begins with a comma; with a brace in its place it is an object to read
    int begin = from == 0 ? 0 : from + 1;
    byte separator = json[begin];
    json[begin] = '{';
    try (JsonParser parser = ResultJson.parser(json, begin)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(name);
        parser.nextToken();
        if (found) {
          return begin + (int) parser.currentLocation().getByteOffset();
        }
        parser.skipChildren();
      }
      throw new IOException("a result without " + name);
    } finally {
      json[begin] = separator;
    }
  }

  private <T> Parts<T> parts(
      int from, List<Part<T>> expected, Function<T, String> id, ObjectReader reader)
      throws IOException {
    Map<String, Integer> places = new HashMap<>();
    List<T> values = new ArrayList<>(expected.size());
    int next = 0;
    int at = from;
    while (json[at] != ']') {
      if (json[at] == ',') {
        at++;
      }
      if (next < expected.size() && isAt(at, expected.get(next))) {
        Part<T> same = expected.get(next++);
        values.add(same.value());
        at += same.to() - same.from();
      } else {
        if (places.isEmpty()) {
          expected.forEach(part -> places.put(id.apply(part.value()), places.size()));
        }
        try (JsonParser parser = ResultJson.parser(json, at)) {
          T other = reader.readValue(parser);
          at += (int) parser.currentLocation().getByteOffset();
          values.add(other);
          next = places.getOrDefault(id.apply(other), next - 1) + 1;
        }
      }
    }
    return new Parts<>(values, at);
  }

  private boolean isAt(int at, Part<?> part) {
    int end = at + part.to() - part.from();
    return end < json.length
        && (json[end] == ',' || json[end] == ']')
        && Arrays.equals(json, at, end, after, part.from(), part.to());
  }
}
