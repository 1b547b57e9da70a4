// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.event.NormalisedEvent.Subject;
import io.holdfast.monitoring.event.NormalisedEvent.TrainedOn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes events. Everything runs in the caller's transaction. */
@ApplicationScoped
public class EventStore {

  /**
   * An event that was kept before under the same identity.
   *
   * @param content digest over its content
   */
  public record Known(UUID id, String content, EventState state) {}

  private final Jdbi jdbi;

  EventStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Claims an identity for an event. Of two who claim it at once the later waits and finds the
   * earlier.
   *
   * @return empty when it is new; else the event that has it
   */
  public Optional<Known> claim(String identity, String content, UUID id) {
    return jdbi.withHandle(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      """
                      insert into event_identity (identity, event_id, content)
                      values (:identity, :id, :content) on conflict do nothing
                      """)
                  .bind("identity", identity)
                  .bind("id", id)
                  .bind("content", content)
                  .execute();
          return added == 1 ? Optional.empty() : Optional.of(known(handle, identity));
        });
  }

  private static Known known(Handle handle, String identity) {
    return handle
        .createQuery(
            """
            select i.event_id, i.content, coalesce(e.state, 'CLOSED') as state
            from event_identity i left join event e on e.id = i.event_id
            where i.identity = :identity
            """)
        .bind("identity", identity)
        .map(
            (rs, ctx) ->
                new Known(
                    rs.getObject("event_id", UUID.class),
                    rs.getString("content"),
                    EventState.valueOf(rs.getString("state"))))
        .one();
  }

  /**
   * Keeps an event with its raw bytes.
   *
   * @param rawId under which its bytes are kept already; absent: keeps them
   * @return under which its bytes are kept
   */
  public UUID add(NewEvent event, @Nullable UUID rawId) {
    UUID raw = rawId == null ? event.id() : rawId;
    jdbi.useHandle(
        handle -> {
          insert(handle, event, raw);
          if (rawId == null) {
            insertRaw(handle, event);
          }
          if (event.normalised() != null) {
            insertSubjects(handle, event.id(), event.normalised());
          }
        });
    return raw;
  }

  private static final String INSERT =
      """
      insert into event (id, type, source, origin_id, occurred_at, received_at, poster,
        all_teams, teams, prefixes, state, next_match_at, correlation_id, traceparent, normalised,
        error, connection_id, raw_id, raw_position)
      values (:id, :type, :source, :originId, :occurredAt, :receivedAt, :poster,
        :allTeams, :teams, :prefixes::text[], :state, :receivedAt, :correlationId, :traceparent,
        :normalised, :error, :connection, :raw, :position)
      """;

  private static void insert(Handle handle, NewEvent event, UUID rawId) {
    Trace trace = Trace.current();
    List<String> prefixes = event.poster().prefixes();
    Update insert = handle.createUpdate(INSERT);
    if (prefixes == null) {
      insert.bindNull("prefixes", java.sql.Types.ARRAY);
    } else {
      insert.bindArray("prefixes", String.class, prefixes);
    }
    insert
        .bind("id", event.id())
        .bind("type", event.type())
        .bind("source", event.source())
        .bind("originId", event.originId())
        .bind("occurredAt", event.occurredAt())
        .bind("receivedAt", event.receivedAt())
        .bind("poster", event.broughtBy())
        .bind("allTeams", event.poster().teams().all())
        .bindArray("teams", String.class, (Object[]) event.poster().teams().array())
        .bind("state", event.state().name())
        .bind("correlationId", trace.correlationId())
        .bind("traceparent", trace.traceparent())
        .bind("normalised", event.normalised() == null ? null : Json.text(event.normalised()))
        .bind("error", event.error())
        .bind("connection", event.connection())
        .bind("raw", rawId)
        .bind("position", event.position())
        .execute();
  }

  private static void insertRaw(Handle handle, NewEvent event) {
    handle
        .createUpdate(
            """
            insert into event_raw (id, mode, content_type, headers, body)
            values (:id, :mode, :contentType, :headers, :body)
            """)
        .bind("id", event.id())
        .bind("mode", event.wire().mode())
        .bind("contentType", event.wire().contentType())
        .bind("headers", event.wire().headers())
        .bind("body", event.wire().body())
        .execute();
  }

  static void insertSubjects(Handle handle, UUID id, NormalisedEvent event) {
    List<Subject> subjects = event.subjects();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into event_subject (event_id, position, alias, kind, state)
            values (:id, :position, :alias, :kind, 'PENDING')
            """);
    for (int i = 0; i < subjects.size(); i++) {
      Subject subject = subjects.get(i);
      boolean data = event.type().equals(EventType.DATASET_CHANGED.shortName());
      batch
          .bind("id", id)
          .bind("position", i)
          .bind("alias", subject.alias())
          .bind("kind", subject.kind() == null && data ? "dataset" : subject.kind())
          .add();
    }
    batch.execute();
    insertData(handle, id, event);
  }

  /** Which data the event says a model was trained on. */
  private static void insertData(Handle handle, UUID id, NormalisedEvent event) {
    if (event.trainedOn() == null || event.trainedOn().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into event_data (event_id, alias, model) values (:id, :alias, :model)
            on conflict do nothing
            """);
    for (TrainedOn data : event.trainedOn()) {
      for (Subject model : event.subjects()) {
        batch.bind("id", id).bind("alias", data.alias()).bind("model", model.alias()).add();
      }
    }
    batch.execute();
  }

  /** Keeps aside what came under an id that had been used for something else. */
  public void setAside(Known known, Poster poster, Instant receivedAt, NewEvent.Wire wire) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into event_reused
                      (id, event_id, poster, received_at, mode, content_type, headers, body)
                    values (:id, :event, :poster, :at, :mode, :contentType, :headers, :body)
                    """)
                .bind("id", Ids.next())
                .bind("event", known.id())
                .bind("poster", poster.key())
                .bind("at", receivedAt)
                .bind("mode", wire.mode())
                .bind("contentType", wire.contentType())
                .bind("headers", wire.headers())
                .bind("body", wire.body())
                .execute());
  }
}
