// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A case with the event that it is about, as it is told to others. */
public record StoredCase(
    UUID id,
    UUID eventId,
    UUID systemId,
    String systemKey,
    String team,
    List<String> components,
    JsonNode matches,
    JsonNode event,
    Trace trace,
    int reasked) {

  static final String COLUMNS =
      """
      c.id, c.event_id, c.system_id, c.system_key, c.team, c.components, c.matches, c.reasked,
      e.normalised, e.correlation_id, e.traceparent
      """;

  static StoredCase of(ResultSet rs) throws SQLException {
    return new StoredCase(
        rs.getObject("id", UUID.class),
        rs.getObject("event_id", UUID.class),
        rs.getObject("system_id", UUID.class),
        rs.getString("system_key"),
        rs.getString("team"),
        List.of((String[]) rs.getArray("components").getArray()),
        tree(rs.getString("matches")),
        tree(rs.getString("normalised")),
        Trace.of(rs.getString("correlation_id"), rs.getString("traceparent")),
        rs.getInt("reasked"));
  }

  private static JsonNode tree(String json) {
    return Json.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
