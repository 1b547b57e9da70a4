// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the ledger for people and pipelines, each seeing their part of it. */
@ApplicationScoped
public class ReadEvents {

  /** What came over the wire. */
  public record Raw(String contentType, byte[] body) {}

  private final Jdbi jdbi;
  private final Caller caller;
  private final Clock clock;
  private final LoopConfig loop;

  ReadEvents(Jdbi jdbi, Caller caller, Clock clock, LoopConfig loop) {
    this.jdbi = jdbi;
    this.caller = caller;
    this.clock = clock;
    this.loop = loop;
  }

  /**
   * One event with its cases.
   *
   * @throws Problem not found, also when the caller may not know of it
   */
  public EventResponse get(UUID id) {
    Visibility visibility = Visibility.of(caller);
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        "select e.*, n.key as connection_key from event e"
                            + " left join connection n on n.id = e.connection_id"
                            + " where e.id = :id and "
                            + Visibility.EVENT),
                    visibility)
                .bind("id", id)
                .map((rs, ctx) -> response(handle, rs, visibility))
                .findOne()
                .orElseThrow(() -> Problem.notFound("event", id)));
  }

  private EventResponse response(Handle handle, ResultSet rs, Visibility visibility)
      throws SQLException {
    UUID id = rs.getObject("id", UUID.class);
    Instant received = rs.getTimestamp("received_at").toInstant();
    Instant closed = CaseReader.instant(rs, "closed_at");
    EventState state = EventState.valueOf(rs.getString("state"));
    List<EventResponse.CaseResponse> cases = cases(handle, id, visibility);
    List<String> unmatched = subjects(handle, id, "WAITING", "AMBIGUOUS", "EXPIRED");
    String error = rs.getString("error");
    boolean late = isLate(state, received) || cases.stream().anyMatch(c -> c.late());
    OpenReason why =
        OpenReason.of(
            state,
            waitsFor(cases),
            late,
            isExhausted(cases),
            unmatched,
            subjects(handle, id, "AMBIGUOUS"),
            error);
    return new EventResponse(
        id,
        rs.getString("type"),
        rs.getString("source"),
        rs.getString("connection_key"),
        rs.getString("origin_id"),
        rs.getTimestamp("occurred_at").toInstant(),
        received,
        state.shown(),
        late,
        cases,
        unmatched,
        CaseReader.tree(rs.getString("normalised")),
        error,
        why.reason(),
        why.nextStep(),
        closed,
        CaseReader.millis(received, closed),
        EventResponse.Links.of(id));
  }

  /** An event that nobody has matched within the objective is late before it has a case. */
  private boolean isLate(EventState state, Instant received) {
    return state == EventState.ACCEPTED
        && received.plus(loop.objective()).isBefore(clock.instant());
  }

  /** As the list has it: what the open case that is furthest behind waits for. */
  private static @Nullable Integer waitsFor(List<EventResponse.CaseResponse> cases) {
    return cases.stream()
        .filter(EventResponse.CaseResponse::notClosed)
        .map(c -> c.times().published() == null ? 0 : c.inventory() == null ? 1 : 2)
        .min(Integer::compare)
        .orElse(null);
  }

  private boolean isExhausted(List<EventResponse.CaseResponse> cases) {
    return cases.stream().anyMatch(c -> c.notClosed() && c.reasked() >= loop.reaskAttempts());
  }

  private List<EventResponse.CaseResponse> cases(Handle handle, UUID id, Visibility visibility) {
    return bind(
            handle.createQuery(
                "select c.* from lifecycle_case c join event e on e.id = c.event_id"
                    + " where c.event_id = :id and "
                    + Visibility.CASE
                    + " order by c.id"),
            visibility)
        .bind("id", id)
        .map((rs, ctx) -> CaseReader.read(rs, clock.instant(), loop.objective()))
        .list();
  }

  private static List<String> subjects(Handle handle, UUID id, String... states) {
    return handle
        .createQuery(
            """
            select alias from event_subject where event_id = :id and state = any(:states)
            order by position
            """)
        .bind("id", id)
        .bindArray("states", String.class, (Object[]) states)
        .mapTo(String.class)
        .list();
  }

  /** Events, newest first. */
  public Page<EventSummary> list(EventFilter filter, PageRequest page) {
    Visibility visibility = Visibility.of(caller);
    UUID after = uuid(page.after(0));
    List<EventSummary> rows =
        jdbi.withHandle(
            handle ->
                bind(handle.createQuery(LIST), visibility)
                    .bind("after", after)
                    .bindArray(
                        "states",
                        String.class,
                        filter.states() == null ? List.of() : filter.states())
                    .bind("anyState", filter.states() == null)
                    .bind("waiting", filter.waiting())
                    .bind("team", filter.team())
                    .bind("system", filter.system())
                    .bind("type", filter.type())
                    .bind("connection", filter.connection())
                    .bind("late", clock.instant().minus(loop.objective()))
                    .bind("attempts", loop.reaskAttempts())
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> summary(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  private static final String LIST =
      """
      select e.*, n.key as connection_key, s.systems, s.open_cases,
        s.late or (e.state = 'ACCEPTED' and e.received_at < :late) as late,
        s.waits_for, s.exhausted, u.unmatched, u.ambiguous
      from event e
      left join connection n on n.id = e.connection_id
      cross join lateral (
        select array_agg(distinct c.system_key) as systems,
          count(*) filter (where c.state <> 'CLOSED') as open_cases,
          coalesce(bool_or(c.state <> 'CLOSED' and c.accepted_at < :late), false) as late,
          min(case when c.published_at is null then 0 when c.state = 'OPEN' then 1 else 2 end)
            filter (where c.state <> 'CLOSED') as waits_for,
          coalesce(bool_or(c.state <> 'CLOSED' and c.reasked >= :attempts), false) as exhausted
        from lifecycle_case c where c.event_id = e.id and %s) s
      cross join lateral (
        select array_agg(x.alias order by x.position) as unmatched,
          array_agg(x.alias order by x.position) filter (where x.state = 'AMBIGUOUS') as ambiguous
        from event_subject x
        where x.event_id = e.id and x.state in ('WAITING', 'AMBIGUOUS', 'EXPIRED')) u
      where (:after::uuid is null or e.id < :after::uuid)
        and (:anyState or e.state = any(:states))
        and (not :waiting or e.waiting > 0)
        and (:type::text is null or e.type = :type)
        and (:connection::text is null or e.connection_id in
          (select w.id from connection w where w.key = :connection or w.id::text = :connection))
        and ((:team::text is null and :system::text is null)
          or exists (select 1 from lifecycle_case c where c.event_id = e.id and %s
            and (:team::text is null or c.team = :team)
            and (:system::text is null or c.system_key = :system or c.system_id::text = :system))
          or (:system::text is null and :team = any(e.teams)
            and not exists (select 1 from lifecycle_case c where c.event_id = e.id)))
        and %s
      order by e.id desc limit :limit
      """
          .formatted(Visibility.CASE, Visibility.CASE, Visibility.EVENT);

  private static EventSummary summary(ResultSet rs) throws SQLException {
    UUID id = rs.getObject("id", UUID.class);
    EventState state = EventState.valueOf(rs.getString("state"));
    List<String> unmatched = texts(rs, "unmatched");
    OpenReason why =
        OpenReason.of(
            state,
            rs.getObject("waits_for", Integer.class),
            rs.getBoolean("late"),
            rs.getBoolean("exhausted"),
            unmatched,
            texts(rs, "ambiguous"),
            rs.getString("error"));
    return new EventSummary(
        id,
        rs.getString("type"),
        rs.getString("source"),
        rs.getString("connection_key"),
        rs.getTimestamp("occurred_at").toInstant(),
        rs.getTimestamp("received_at").toInstant(),
        state.shown(),
        rs.getBoolean("late"),
        texts(rs, "systems"),
        rs.getInt("open_cases"),
        unmatched,
        rs.getString("error"),
        why.reason(),
        why.nextStep(),
        CaseReader.instant(rs, "closed_at"),
        "/api/v1/events/" + id);
  }

  private static List<String> texts(ResultSet rs, String column) throws SQLException {
    java.sql.Array array = rs.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /**
   * The bytes of an event as they came.
   *
   * @throws Problem not found, also when they are no longer kept
   */
  public Raw raw(UUID id) {
    Visibility visibility = Visibility.of(caller);
    return jdbi.withHandle(
        handle ->
            bind(
                    handle.createQuery(
                        "select r.content_type, r.body from event e"
                            + " join event_raw r on r.id = coalesce(e.raw_id, e.id)"
                            + " where e.id = :id and "
                            + Visibility.EVENT),
                    visibility)
                .bind("id", id)
                .map((rs, ctx) -> new Raw(rs.getString("content_type"), rs.getBytes("body")))
                .findOne()
                .orElseThrow(() -> Problem.notFound("raw event", id)));
  }

  private static Query bind(Query query, Visibility visibility) {
    return query
        .bind("all", visibility.all())
        .bind("poster", visibility.poster())
        .bindArray("teams", String.class, (Object[]) visibility.array());
  }
}
