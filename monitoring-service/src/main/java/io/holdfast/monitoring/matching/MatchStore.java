// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.monitoring.matching.MatchableEvent.Subject;
import io.holdfast.monitoring.matching.SubjectMatches.SubjectState;
import io.holdfast.monitoring.matching.Subjects.Sought;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of matching. */
@ApplicationScoped
class MatchStore {

  /** One replica matches at a time, so events of a system keep their order. */
  private static final long LOCK = 0x686f6c64_6d617463L;

  private final Jdbi jdbi;

  MatchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  boolean isWork(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from lifecycle_case where published_at is null)
                      or exists (select 1 from replay)
                      or exists (select 1 from event where state = 'ACCEPTED' and next_match_at <= :now)
                    """)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
  }

  void takeTurn() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", LOCK));
  }

  List<UUID> nextAccepted(Instant now, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from event where state = 'ACCEPTED' and next_match_at <= :now
                    order by id limit :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
  }

  /** Locks events for matching, without those that wait for nothing any more. */
  Map<UUID, MatchableEvent> lock(List<UUID> ids) {
    return jdbi.withHandle(
        handle -> {
          Map<UUID, List<Subject>> subjects = new HashMap<>();
          Map<UUID, MatchableEvent> events = new HashMap<>();
          handle
              .createQuery(
                  """
                  select id, type, occurred_at, received_at, all_teams, teams,
                    normalised::json #>> '{evaluation,outcome}' as outcome
                  from event
                  where id = any(:ids) and state not in ('UNKNOWN_TYPE', 'EXPIRED', 'PARKED')
                  order by id for update
                  """)
              .bindArray("ids", UUID.class, ids)
              .map((rs, ctx) -> event(rs, subjects))
              .forEach(event -> events.put(event.id(), event));
          readSubjects(handle, ids, subjects);
          return events;
        });
  }

  private static MatchableEvent event(ResultSet rs, Map<UUID, List<Subject>> subjects)
      throws SQLException {
    UUID id = rs.getObject("id", UUID.class);
    return new MatchableEvent(
        id,
        rs.getTimestamp("occurred_at").toInstant(),
        rs.getTimestamp("received_at").toInstant(),
        MatchableEvent.relieves(rs.getString("type"), rs.getString("outcome")),
        MatchableEvent.scope(
            rs.getBoolean("all_teams"), (String[]) rs.getArray("teams").getArray()),
        subjects.computeIfAbsent(id, event -> new ArrayList<>()));
  }

  private static void readSubjects(
      Handle handle, List<UUID> ids, Map<UUID, List<Subject>> subjects) {
    handle
        .createQuery(
            """
            select event_id, position, alias, state from event_subject
            where event_id = any(:ids) and state in ('PENDING', 'WAITING', 'AMBIGUOUS')
            order by event_id, position
            """)
        .bindArray("ids", UUID.class, ids)
        .map(
            (rs, ctx) ->
                subjects
                    .computeIfAbsent(rs.getObject("event_id", UUID.class), id -> new ArrayList<>())
                    .add(
                        new Subject(
                            rs.getInt("position"),
                            rs.getString("alias"),
                            !rs.getString("state").equals("PENDING"))))
        .list();
  }

  /** Notes of subjects how they stand after they were looked for. */
  void subjects(Map<Sought, SubjectState> states) {
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  "update event_subject set state = :state where event_id = :event and position = :position");
          states.forEach(
              (sought, state) ->
                  batch
                      .bind("state", state.name())
                      .bind("event", sought.event().id())
                      .bind("position", sought.subject().position())
                      .add());
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /**
   * Where events stand after matching follows from their cases.
   *
   * @param waiting by event how many of its subjects wait
   */
  void settle(Map<UUID, Integer> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update event e set waiting = c.waiting, error = null,
                      state = case when c.total = 0 then 'UNMATCHED'
                        when c.open > 0 then 'OPEN' else 'CLOSED' end,
                      closed_at = case when c.open = 0 then coalesce(e.closed_at, c.closed_at) end
                    from (
                      select w.id, w.waiting, count(l.id) as total,
                        count(*) filter (where l.state <> 'CLOSED') as open,
                        max(l.closed_at) as closed_at
                      from unnest(:events, :waiting) as w (id, waiting)
                      left join lifecycle_case l
                        on l.event_id = w.id and l.event_id = any(:events)
                      group by w.id, w.waiting) c
                    where e.id = c.id and e.id = any(:events)
                    """)
                .bindArray("events", UUID.class, waiting.keySet().toArray())
                .bindArray("waiting", Integer.class, waiting.values().toArray())
                .execute());
  }

  /** Notes that an event could not be matched: tried again later, or parked. */
  void failed(UUID eventId, String error, int mostAttempts, Instant next) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update event set attempts = attempts + 1, error = :error, next_match_at = :next,
                      state = case when attempts + 1 >= :most or state <> 'ACCEPTED'
                        then 'PARKED' else state end
                    where id = :event
                    """)
                .bind("error", error)
                .bind("next", next)
                .bind("most", mostAttempts)
                .bind("event", eventId)
                .execute());
  }

  /** Lets a parked event be matched again; false when it is not parked. */
  boolean retry(UUID eventId, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update event set state = 'ACCEPTED', attempts = 0, next_match_at = :now
                        where id = :event and state = 'PARKED'
                        """)
                    .bind("now", now)
                    .bind("event", eventId)
                    .execute())
        == 1;
  }

  /** Gives up subjects that have waited since before a moment; how many events were closed so. */
  int expire(Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with given_up as (
                      delete from waiting_subject where (event_id, position) in (
                        select event_id, position from waiting_subject where since < :before
                        limit 1000)
                      returning event_id, position),
                    subjects as (
                      update event_subject s set state = 'EXPIRED' from given_up g
                      where s.event_id = g.event_id and s.position = g.position
                      returning s.event_id, s.position),
                    counted as (select event_id, count(*) as subjects from subjects group by 1)
                    update event e set waiting = greatest(0, e.waiting - c.subjects::int),
                      state = case when e.state = 'UNMATCHED' and e.waiting <= c.subjects
                        then 'EXPIRED' else e.state end
                    from counted c where e.id = c.event_id
                    """)
                .bind("before", before)
                .execute());
  }
}
