// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.monitoring.matching.MatchableEvent.Subject;
import io.holdfast.monitoring.matching.SubjectMatches.SubjectState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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

  Optional<UUID> nextAccepted(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from event where state = 'ACCEPTED' and next_match_at <= :now
                    order by id limit 1
                    """)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Locks an event for matching; empty when it waits for nothing any more. */
  Optional<MatchableEvent> lock(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, type, occurred_at, received_at, all_teams, teams,
                      normalised::json #>> '{evaluation,outcome}' as outcome
                    from event
                    where id = :id and state not in ('UNKNOWN_TYPE', 'EXPIRED', 'PARKED') for update
                    """)
                .bind("id", id)
                .map(
                    (rs, ctx) ->
                        new MatchableEvent(
                            id,
                            rs.getTimestamp("occurred_at").toInstant(),
                            rs.getTimestamp("received_at").toInstant(),
                            MatchableEvent.relieves(rs.getString("type"), rs.getString("outcome")),
                            MatchableEvent.scope(
                                rs.getBoolean("all_teams"),
                                (String[]) rs.getArray("teams").getArray()),
                            subjects(handle, id)))
                .findOne());
  }

  private static List<Subject> subjects(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            select position, alias from event_subject
            where event_id = :id and state in ('PENDING', 'WAITING', 'AMBIGUOUS') order by position
            """)
        .bind("id", id)
        .map((rs, ctx) -> new Subject(rs.getInt("position"), rs.getString("alias")))
        .list();
  }

  void subject(UUID eventId, int position, SubjectState state) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update event_subject set state = :state where event_id = :event and position = :position")
                .bind("state", state.name())
                .bind("event", eventId)
                .bind("position", position)
                .execute());
  }

  /** Where the event stands after matching follows from its cases. */
  void settle(UUID eventId, int waiting) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update event e set waiting = :waiting, error = null,
                      state = case when c.total = 0 then 'UNMATCHED'
                        when c.open > 0 then 'OPEN' else 'CLOSED' end,
                      closed_at = case when c.open = 0 then coalesce(e.closed_at, c.closed_at) end
                    from (select count(*) as total,
                        count(*) filter (where state <> 'CLOSED') as open, max(closed_at) as closed_at
                      from lifecycle_case where event_id = :event) c
                    where e.id = :event
                    """)
                .bind("waiting", waiting)
                .bind("event", eventId)
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
