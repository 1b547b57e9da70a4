// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code lifecycle_case} as people see it. */
final class CaseReader {

  private CaseReader() {}

  static EventResponse.CaseResponse read(ResultSet rs, Instant now, Duration objective)
      throws SQLException {
    String inventory = rs.getString("inventory_answer");
    EventResponse.Times times = times(rs);
    return new EventResponse.CaseResponse(
        rs.getObject("id", UUID.class),
        new EventResponse.TouchedSystem(
            rs.getObject("system_id", UUID.class),
            rs.getString("system_key"),
            rs.getString("team")),
        List.of((String[]) rs.getArray("components").getArray()),
        List.of(
            Json.convert(
                Json.readTree(rs.getString("matches").getBytes(StandardCharsets.UTF_8)),
                NewCase.Match[].class)),
        rs.getString("state"),
        late(times, now, objective),
        inventory == null
            ? null
            : new EventResponse.InventoryAnswer(
                inventory, rs.getString("inventory_reason"), rs.getString("inventory_detail")),
        rs.getObject("revision", Long.class),
        rs.getString("answer"),
        rs.getString("reason"),
        rs.getString("detail"),
        rs.getString("assessment_id"),
        rs.getString("assessment_kind"),
        tree(rs.getString("verdict_before")),
        tree(rs.getString("verdict_after")),
        tree(rs.getString("changes")),
        rs.getInt("reasked"),
        times,
        new EventResponse.Durations(
            millis(times.accepted(), times.published()),
            millis(times.accepted(), times.revised()),
            millis(times.accepted(), times.assessed()),
            millis(times.accepted(), times.closed())));
  }

  private static EventResponse.Times times(ResultSet rs) throws SQLException {
    return new EventResponse.Times(
        rs.getTimestamp("accepted_at").toInstant(),
        instant(rs, "published_at"),
        instant(rs, "revised_at"),
        instant(rs, "assessed_at"),
        instant(rs, "closed_at"));
  }

  private static boolean late(EventResponse.Times times, Instant now, Duration objective) {
    Instant end = times.closed() == null ? now : times.closed();
    return end.isAfter(times.accepted().plus(objective));
  }

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  static @Nullable Long millis(Instant from, @Nullable Instant to) {
    return to == null ? null : Duration.between(from, to).toMillis();
  }

  static @Nullable JsonNode tree(@Nullable String json) {
    return json == null ? null : Json.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
