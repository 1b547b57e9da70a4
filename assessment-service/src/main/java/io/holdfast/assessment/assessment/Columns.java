// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.Assessed;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.answer.Changes;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns of assessments. */
final class Columns {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<CaseKey>> CASES = new TypeReference<>() {};

  private Columns() {}

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  static UUID uuid(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, UUID.class);
  }

  static @Nullable JsonNode tree(@Nullable String text) {
    return text == null ? null : Json.readTree(text.getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, String> texts(@Nullable String text) {
    return text == null ? Map.of() : read(text, TEXTS);
  }

  static List<CaseKey> cases(@Nullable String text) {
    return text == null ? List.of() : read(text, CASES);
  }

  /** What others were told. */
  static Changes changes(String announcement) {
    return Json.read(announcement, Assessed.class).changes();
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored text is not JSON", e);
    }
  }

  static AssessmentSummary summary(ResultSet rs) throws SQLException {
    UUID id = uuid(rs, "id");
    UUID resultId = uuid(rs, "result_id");
    JsonNode triggers = tree(rs.getString("triggers"));
    return new AssessmentSummary(
        id,
        rs.getString("kind"),
        tree(rs.getString("candidate")),
        rs.getLong("revision"),
        rs.getString("edition"),
        rs.getString("method_version"),
        rs.getTimestamp("as_of").toInstant(),
        rs.getTimestamp("recorded_at").toInstant(),
        rs.getString("inputs_digest"),
        rs.getString("result_digest"),
        !id.equals(resultId),
        resultId,
        rs.getObject("previous_id", UUID.class),
        rs.getString("class"),
        texts(rs.getString("verdicts")),
        triggers == null ? Json.mapper().createArrayNode() : triggers,
        cases(rs.getString("cases")),
        changes(rs.getString("announcement")));
  }
}
