// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private record Note(String text, @Nullable String more, Instant at) {}

  @Test
  void orderOfFieldsDoesNotMatter() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("b", 2);
    one.put("a", List.of(1, 2));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("a", List.of(1, 2));
    other.put("b", 2);

    assertThat(CanonicalJson.text(one)).isEqualTo("{\"a\":[1,2],\"b\":2}");
    assertThat(CanonicalJson.digest(one)).isEqualTo(CanonicalJson.digest(other));
  }

  @Test
  void orderOfItemsMatters() {
    assertThat(CanonicalJson.digest(List.of(1, 2)))
        .isNotEqualTo(CanonicalJson.digest(List.of(2, 1)));
  }

  @Test
  void numbersAreWrittenAsRfc8785Says() {
    assertThat(CanonicalJson.text(List.of(new BigDecimal("1.0"), 1e21, 0.000001, -0.0)))
        .isEqualTo("[1,1e+21,0.000001,0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":{\"\\ud83d\\ude00\":2,\"\\ufb33\":3,\"\\u00e9\":[true,null,\"x\"]},\"\":-7}",
        "[\"\\u0000\\u0007\\b\\t\\n\\f\\r\\u001f\\u007f\\u0080\\u2028\\\\/\\\"<>&'\"]",
        "[9007199254740992,-9007199254740992,0,-0]",
        "[9007199254740993,123456789012345678901234567890]",
        "{\"a\":1.50,\"b\":[1e2,-0.0]}"
      })
  void isWhatTheReferenceImplementationWrites(String json) throws IOException {
    JsonNode tree = Json.readTree(json.getBytes(StandardCharsets.UTF_8));

    assertThat(CanonicalJson.text(tree))
        .isEqualTo(new JsonCanonicalizer(Json.text(tree)).getEncodedString());
  }

  @Test
  void absentIsNotWritten() {
    Note note = new Note("x", null, Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(CanonicalJson.text(note))
        .isEqualTo("{\"at\":\"2026-11-23T10:00:00Z\",\"text\":\"x\"}");
  }

  @Test
  void digestsAreSha256() {
    assertThat(CanonicalJson.digestOf("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} {}", "{}x", "nul", "{\"a\":1,}"})
  void whatIsNoJsonIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.readTree(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void depthIsBounded() {
    byte[] deep = "[".repeat(65).concat("]".repeat(65)).getBytes(StandardCharsets.UTF_8);

    assertThatIllegalArgumentException().isThrownBy(() -> Json.readTree(deep));
  }

  @Test
  void eventsMayCarryUnknownFields() {
    Note note = Json.read("{\"text\":\"x\",\"at\":\"2026-11-23T10:00:00Z\",\"new\":1}", Note.class);

    assertThat(note.text()).isEqualTo("x");
  }
}
