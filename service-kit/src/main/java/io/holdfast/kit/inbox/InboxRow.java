// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored event as the worker reads it. */
record InboxRow(
    UUID id,
    String topic,
    String eventId,
    String key,
    long epoch,
    long version,
    String type,
    JsonNode headers,
    JsonNode data,
    int attempts) {

  static InboxRow of(ResultSet rs) throws SQLException {
    return new InboxRow(
        rs.getObject("id", UUID.class),
        rs.getString("topic"),
        rs.getString("event_id"),
        rs.getString("key"),
        rs.getLong("epoch"),
        rs.getLong("version"),
        rs.getString("type"),
        Json.readTree(rs.getString("headers").getBytes(StandardCharsets.UTF_8)),
        Json.readTree(rs.getBytes("payload")),
        rs.getInt("attempts"));
  }

  InboxMessage message(boolean baseline) {
    return new InboxMessage(
        id,
        topic,
        eventId,
        key,
        epoch,
        version,
        type,
        Instant.parse(headers.path("ce_time").asText()),
        header("ce_team"),
        data,
        baseline);
  }

  Trace trace() {
    return Trace.of(header("ce_correlationid"), header("ce_traceparent"));
  }

  private @Nullable String header(String name) {
    return headers.hasNonNull(name) ? headers.get(name).asText() : null;
  }
}
