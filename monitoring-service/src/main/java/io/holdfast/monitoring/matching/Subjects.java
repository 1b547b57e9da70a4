// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Names that are spoken of. Whoever looks a name up and whoever registers one lock its row first,
 * so an event and an alias that arrive at the same moment meet: one of them sees the other.
 */
@ApplicationScoped
class Subjects {

  /** An event that waits, and where it stands in the order of occurrence. */
  record Waiting(UUID eventId, Instant occurredAt) {}

  /** A subject of an event that is looked for. */
  record Sought(MatchableEvent event, MatchableEvent.Subject subject) {}

  /** A registered name whose waiting events are being matched. */
  record Replay(String alias, @Nullable Instant afterOccurredAt, @Nullable UUID afterEventId) {}

  private final Jdbi jdbi;
  private final Clock clock;

  Subjects(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Locks names until the transaction ends, always in the same order. */
  void lock(Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into subject (alias, first_seen_at)
                  select distinct name collate "C", :now::timestamptz from unnest(:names) name
                  order by 1 on conflict do nothing
                  """)
              .bind("now", clock.instant())
              .bindArray("names", String.class, names)
              .execute();
          handle
              .createQuery(
                  "select alias from subject where alias = any(:names) order by alias for update")
              .bindArray("names", String.class, names)
              .mapTo(String.class)
              .list();
        });
  }

  /** Lets subjects of events wait under every name by which they may be registered. */
  void await(List<Sought> sought) {
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into waiting_subject (alias, event_id, position, occurred_at, since)
                  values (:alias, :event, :position, :occurredAt, :now) on conflict do nothing
                  """);
          for (Sought one : sought) {
            for (String name : one.subject().names()) {
              batch
                  .bind("alias", name)
                  .bind("event", one.event().id())
                  .bind("position", one.subject().position())
                  .bind("occurredAt", one.event().occurredAt())
                  .bind("now", clock.instant())
                  .add();
            }
          }
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** Subjects of events wait no longer. */
  void found(List<Sought> sought) {
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "delete from waiting_subject where event_id = :event and position = :position");
          for (Sought one : sought) {
            batch.bind("event", one.event().id()).bind("position", one.subject().position()).add();
          }
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** Those of the names whose waiting events are still being matched. */
  Set<String> replayed(Collection<String> names) {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("select alias from replay where alias = any(:names)")
                    .bindArray("names", String.class, names)
                    .mapTo(String.class)
                    .list()));
  }

  /** Asks for the events that wait under names to be matched. The names are locked already. */
  int replay(Collection<String> names) {
    if (names.isEmpty()) {
      return 0;
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into replay (alias)
                    select name from (select distinct unnest(:names) collate "C" as name) n
                    where exists (select 1 from waiting_subject w where w.alias = n.name)
                    order by 1
                    on conflict (alias) do update
                      set after_occurred_at = null, after_event_id = null
                    """)
                .bindArray("names", String.class, names)
                .execute());
  }

  Optional<Replay> nextReplay() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from replay order by alias limit 1 for update")
                .map(
                    (rs, ctx) ->
                        new Replay(
                            rs.getString("alias"),
                            rs.getTimestamp("after_occurred_at") == null
                                ? null
                                : rs.getTimestamp("after_occurred_at").toInstant(),
                            rs.getObject("after_event_id", UUID.class)))
                .findOne());
  }

  /** The next events that wait under the replayed name, in order of occurrence. */
  List<Waiting> next(Replay replay, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct event_id, occurred_at from waiting_subject
                    where alias = :alias and (:event::uuid is null
                      or (occurred_at, event_id) > (:occurredAt::timestamptz, :event::uuid))
                    order by occurred_at, event_id limit :limit
                    """)
                .bind("alias", replay.alias())
                .bind("event", replay.afterEventId())
                .bind("occurredAt", replay.afterOccurredAt())
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new Waiting(
                            rs.getObject("event_id", UUID.class),
                            rs.getTimestamp("occurred_at").toInstant()))
                .list());
  }

  void passed(Replay replay, Waiting waiting) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update replay set after_occurred_at = :occurredAt, after_event_id = :event
                    where alias = :alias
                    """)
                .bind("occurredAt", waiting.occurredAt())
                .bind("event", waiting.eventId())
                .bind("alias", replay.alias())
                .execute());
  }

  void done(Replay replay) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from replay where alias = :alias")
                .bind("alias", replay.alias())
                .execute());
  }
}
