// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import static io.holdfast.monitoring.sender.SenderRow.Repeat.NO_NEWS;
import static io.holdfast.monitoring.sender.SenderRow.Repeat.OTHER;
import static io.holdfast.monitoring.sender.SenderRow.Repeat.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.sender.SenderRow.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every sender's deliveries are known by: the idempotency key, the subject's name, its version
 * and its digest, and what a delivery does that says the same again. The samples' README has their
 * sources, and says where CycloneDX documents and model signatures are taken.
 */
class SenderContractTest {

  /** A repetition of a delivery of a row. */
  record Case(SenderRow row, SenderRow.Variation variation) {
    @Override
    public String toString() {
      return row + ": " + variation.what() + " is " + variation.repeat();
    }
  }

  static Stream<SenderRow> rows() {
    return SenderRows.all();
  }

  static Stream<Case> repetitions() {
    return rows().flatMap(row -> row.variations().stream().map(what -> new Case(row, what)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhoItIsAbout(SenderRow row) {
    assertThat(row.read(row.first()).stream().map(said -> SenderRow.facts(said, new HashMap<>())))
        .containsExactlyElementsOf(row.facts());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anExactRedeliveryIsTheSameEvent(SenderRow row) {
    assertThat(keys(row, row.first())).isEqualTo(keys(row, row.first()));
    assertThat(row.read(row.first())).extracting(SentEvent::id).allMatch(id -> !id.isBlank());
  }

  @ParameterizedTest
  @MethodSource("repetitions")
  void aRepetitionDoesWhatTheRowSays(Case repetition) {
    SenderRow row = repetition.row();
    Sent again = repetition.variation().sent();
    if (repetition.variation().repeat() == SAME) {
      assertThat(keys(row, again)).isEqualTo(keys(row, row.first()));
      return;
    }
    assertThat(keys(row, again)).doesNotContainAnyElementsOf(keys(row, row.first()));
    Map<String, JsonNode> memory = new HashMap<>();
    row.read(row.first()).forEach(said -> SenderRow.facts(said, memory));
    List<String> facts =
        row.read(again).stream().map(said -> SenderRow.facts(said, memory)).toList();
    if (repetition.variation().repeat() == NO_NEWS) {
      assertThat(facts).allMatch(fact -> fact.startsWith("nothing"));
    } else {
      assertThat(repetition.variation().repeat()).isEqualTo(OTHER);
      assertThat(facts).anyMatch(fact -> !fact.startsWith("nothing"));
    }
  }

  /** Source, id and type, and what makes two deliveries under them say the same. */
  private static List<List<Object>> keys(SenderRow row, Sent sent) {
    return row.read(sent).stream()
        .map(said -> List.<Object>of(said.source(), said.id(), said.type(), said.content()))
        .toList();
  }

  @Test
  void aCompletionThatIsReadAgainSaysTheSame() {
    SenderRow row =
        rows().filter(one -> one.toString().equals("OpenLineage")).findFirst().orElseThrow();
    Map<String, JsonNode> memory = new HashMap<>();

    List<String> once =
        row.read(row.first()).stream().map(said -> SenderRow.facts(said, memory)).toList();
    List<String> again =
        row.read(row.first()).stream().map(said -> SenderRow.facts(said, memory)).toList();

    assertThat(again).isEqualTo(once);
  }

  @Test
  void seldonWritesItsJsonIntoAString() {
    @Nullable String text = Json.readTree(SenderRows.bytes("seldon-drift.json")).textValue();

    assertThat(Json.readTree(Objects.requireNonNull(text).getBytes()).path("data").isObject())
        .isTrue();
  }
}
