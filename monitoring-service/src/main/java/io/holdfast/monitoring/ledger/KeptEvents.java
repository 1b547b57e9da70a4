// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.NormalisedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Events that nobody was told of yet, with their raw bytes, to be read once more. */
@ApplicationScoped
public class KeptEvents {

  /**
   * An event as it was kept.
   *
   * @param poster key of whoever brought it
   * @param position which event of its delivery it is
   */
  public record Kept(
      UUID id,
      String type,
      String source,
      String originId,
      Instant receivedAt,
      String poster,
      boolean allTeams,
      List<String> teams,
      @Nullable List<String> prefixes,
      @Nullable UUID connection,
      EventState state,
      int position,
      NewEvent.Wire wire) {}

  private final Jdbi jdbi;

  KeptEvents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Locks an event; empty when there is none or its bytes are no longer kept. */
  public Optional<Kept> lock(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.*, r.mode, r.content_type, r.headers, r.body from event e
                    join event_raw r on r.id = coalesce(e.raw_id, e.id)
                    where e.id = :id for update of e
                    """)
                .bind("id", id)
                .map((rs, ctx) -> of(rs))
                .findOne());
  }

  private static Kept of(ResultSet rs) throws SQLException {
    Array prefixes = rs.getArray("prefixes");
    return new Kept(
        rs.getObject("id", UUID.class),
        rs.getString("type"),
        rs.getString("source"),
        rs.getString("origin_id"),
        rs.getTimestamp("received_at").toInstant(),
        rs.getString("poster"),
        rs.getBoolean("all_teams"),
        List.of((String[]) rs.getArray("teams").getArray()),
        prefixes == null ? null : List.of((String[]) prefixes.getArray()),
        rs.getObject("connection_id", UUID.class),
        EventState.valueOf(rs.getString("state")),
        rs.getInt("raw_position"),
        new NewEvent.Wire(
            rs.getString("mode"),
            rs.getString("content_type"),
            rs.getString("headers"),
            rs.getBytes("body")));
  }

  /**
   * Events in states that can be read again, oldest first.
   *
   * @param connection of one connection; absent: of all, and those posted directly
   */
  public List<UUID> readable(
      @Nullable UUID connection, List<EventState> states, @Nullable UUID after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from event where state = any(:states)
                      and (:connection::uuid is null or connection_id = :connection::uuid)
                      and (:after::uuid is null or id > :after::uuid)
                    order by id limit :limit
                    """)
                .bindArray("states", String.class, states.stream().map(Enum::name).toList())
                .bind("connection", connection)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
  }

  /** Replaces what an event says. What waited under its old subjects waits no more. */
  public void replace(
      UUID id,
      String type,
      Instant occurredAt,
      EventState state,
      @Nullable NormalisedEvent normalised,
      @Nullable String error,
      Instant now) {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from waiting_subject where event_id = ?", id);
          handle.execute("delete from event_subject where event_id = ?", id);
          handle.execute("delete from event_data where event_id = ?", id);
          update(handle, id, type, occurredAt, state, normalised, error, now);
          if (normalised != null) {
            EventStore.insertSubjects(handle, Map.of(id, normalised));
          }
        });
  }

  private static void update(
      Handle handle,
      UUID id,
      String type,
      Instant occurredAt,
      EventState state,
      @Nullable NormalisedEvent normalised,
      @Nullable String error,
      Instant now) {
    handle
        .createUpdate(
            """
            update event set type = :type, occurred_at = :occurredAt, state = :state,
              normalised = :normalised, error = :error, waiting = 0, attempts = 0,
              next_match_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("type", type)
        .bind("occurredAt", occurredAt)
        .bind("state", state.name())
        .bind("normalised", normalised == null ? null : Json.text(normalised))
        .bind("error", error)
        .bind("now", now)
        .execute();
  }
}
