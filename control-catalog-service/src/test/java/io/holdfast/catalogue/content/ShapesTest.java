// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private record Inner(@JsonProperty(value = "class", required = true) String type, int count) {}

  private record Outer(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) List<Inner> items,
      @Nullable Map<String, List<String>> words,
      @Nullable Integer age,
      @Nullable LocalDate from,
      @Nullable Boolean open) {}

  private static List<Defect> check(String json) {
    return Shapes.check(
        Json.readTree(json.getBytes(StandardCharsets.UTF_8)), Outer.class, "file.json");
  }

  @Test
  void findsNothingInWhatFits() {
    assertThat(
            check(
                """
                {"name": "n", "items": [{"class": "c", "count": 1}], "words": {"a": ["b"]},
                 "age": null, "from": "2026-11-30", "open": true}
                """))
        .isEmpty();
  }

  @Test
  void saysEverythingAtOnce() {
    assertThat(
            check(
                """
                {"items": [{"count": 1.5, "klass": "c"}, 7], "words": {"a": ["b", 1], "c/d": "e"},
                 "age": "old", "from": "2026-13-01", "open": "yes"}
                """))
        .extracting(Defect::pointer, Defect::message)
        .containsExactlyInAnyOrder(
            tuple("/name", "name is missing"),
            tuple("/items/0/class", "class is missing"),
            tuple("/items/0/count", "a whole number is expected"),
            tuple("/items/0/klass", "no field klass is known here"),
            tuple("/items/1", "an object is expected"),
            tuple("/words/a/1", "a text is expected"),
            tuple("/words/c~1d", "a list is expected"),
            tuple("/age", "a whole number is expected"),
            tuple("/from", "a date such as 2026-11-30 is expected"),
            tuple("/open", "true or false is expected"));
  }
}
