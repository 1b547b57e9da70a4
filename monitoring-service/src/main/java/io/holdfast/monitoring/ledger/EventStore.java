// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.event.NormalisedEvent.Subject;
import io.holdfast.monitoring.event.NormalisedEvent.TrainedOn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes events. Everything runs in the caller's transaction. */
@ApplicationScoped
public class EventStore {

  /**
   * An event that was kept before under the same identity.
   *
   * @param content digest over its content
   */
  public record Known(UUID id, String content, EventState state) {}

  /**
   * An identity that is claimed for an event.
   *
   * @param content digest over its content
   */
  public record Claim(String identity, String content, UUID id) {}

  /**
   * An event to be kept.
   *
   * @param rawId of the event with which its raw bytes are kept; its own: they are kept with it
   */
  public record Addition(NewEvent event, UUID rawId) {}

  private final Jdbi jdbi;

  EventStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Claims identities, each once, in their order. Of two who claim one at once the later waits and
   * finds the earlier.
   *
   * @return by identity the events that have those which are not new
   */
  public Map<String, Known> claim(List<Claim> claims) {
    Map<String, Known> taken = new HashMap<>();
    if (claims.isEmpty()) {
      return taken;
    }
    jdbi.useHandle(
        handle -> {
          Set<String> others = new TreeSet<>();
          claims.forEach(claim -> others.add(claim.identity()));
          insertClaims(handle, claims).forEach(others::remove);
          if (!others.isEmpty()) {
            taken.putAll(known(handle, others));
          }
        });
    return taken;
  }

  private static List<String> insertClaims(Handle handle, List<Claim> claims) {
    return handle
        .createQuery(
            """
            insert into event_identity (identity, event_id, content)
            select * from unnest(:identities::text[], :ids::uuid[], :contents::text[])
              as claim (identity, id, content)
            order by identity collate "C"
            on conflict do nothing returning identity
            """)
        .bindArray("identities", String.class, claims.stream().map(Claim::identity).toList())
        .bindArray("ids", UUID.class, claims.stream().map(Claim::id).toList())
        .bindArray("contents", String.class, claims.stream().map(Claim::content).toList())
        .mapTo(String.class)
        .list();
  }

  private static Map<String, Known> known(Handle handle, Set<String> identities) {
    return handle
        .createQuery(
            """
            select i.identity, i.event_id, i.content, coalesce(e.state, 'CLOSED') as state
            from event_identity i left join event e on e.id = i.event_id
            where i.identity = any(:identities)
            """)
        .bindArray("identities", String.class, identities)
        .reduceRows(
            new HashMap<>(),
            (all, row) -> {
              all.put(
                  row.getColumn("identity", String.class),
                  new Known(
                      row.getColumn("event_id", UUID.class),
                      row.getColumn("content", String.class),
                      EventState.valueOf(row.getColumn("state", String.class))));
              return all;
            });
  }

  /** Keeps events, and the raw bytes of those that are not kept with another. */
  public void add(List<Addition> additions) {
    if (additions.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          insert(handle, additions);
          insertRaw(handle, additions);
          insertSubjects(handle, additions);
        });
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

  private static void insert(Handle handle, List<Addition> additions) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (Addition addition : additions) {
      NewEvent event = addition.event();
      List<String> prefixes = event.poster().prefixes();
      if (prefixes == null) {
        batch.bindNull("prefixes", java.sql.Types.ARRAY);
      } else {
        batch.bindArray("prefixes", String.class, prefixes);
      }
      batch
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
          .bind("correlationId", event.trace().correlationId())
          .bind("traceparent", event.trace().traceparent())
          .bind("normalised", event.normalised() == null ? null : Json.text(event.normalised()))
          .bind("error", event.error())
          .bind("connection", event.connection())
          .bind("raw", addition.rawId())
          .bind("position", event.position())
          .add();
    }
    batch.execute();
  }

  private static void insertRaw(Handle handle, List<Addition> additions) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into event_raw (id, mode, content_type, headers, body)
            values (:id, :mode, :contentType, :headers, :body)
            """);
    for (Addition addition : additions) {
      NewEvent event = addition.event();
      if (addition.rawId().equals(event.id())) {
        batch
            .bind("id", event.id())
            .bind("mode", event.wire().mode())
            .bind("contentType", event.wire().contentType())
            .bind("headers", event.wire().headers())
            .bind("body", event.wire().body())
            .add();
      }
    }
    execute(batch);
  }

  private static void insertSubjects(Handle handle, List<Addition> additions) {
    Map<UUID, NormalisedEvent> said = new LinkedHashMap<>();
    for (Addition addition : additions) {
      NormalisedEvent normalised = addition.event().normalised();
      if (normalised != null) {
        said.put(addition.event().id(), normalised);
      }
    }
    insertSubjects(handle, said);
  }

  static void insertSubjects(Handle handle, Map<UUID, NormalisedEvent> said) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into event_subject (event_id, position, alias, kind, state)
            values (:id, :position, :alias, :kind, 'PENDING')
            """);
    said.forEach(
        (id, event) -> {
          boolean data = event.type().equals(EventType.DATASET_CHANGED.shortName());
          for (int i = 0; i < event.subjects().size(); i++) {
            Subject subject = event.subjects().get(i);
            batch
                .bind("id", id)
                .bind("position", i)
                .bind("alias", subject.alias())
                .bind("kind", subject.kind() == null && data ? "dataset" : subject.kind())
                .add();
          }
        });
    execute(batch);
    insertData(handle, said);
  }

  /** Which data the events say that models were trained on. */
  private static void insertData(Handle handle, Map<UUID, NormalisedEvent> said) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into event_data (event_id, alias, model) values (:id, :alias, :model)
            on conflict do nothing
            """);
    said.forEach(
        (id, event) -> {
          for (TrainedOn data :
              event.trainedOn() == null ? List.<TrainedOn>of() : event.trainedOn()) {
            for (Subject model : event.subjects()) {
              batch.bind("id", id).bind("alias", data.alias()).bind("model", model.alias()).add();
            }
          }
        });
    execute(batch);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
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
