// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.connection.ConnectionActivity.Refusal;
import io.holdfast.monitoring.connection.ConnectionActivity.Sum;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of what came over connections. */
@ApplicationScoped
class ActivityStore {

  /** Refusals kept per connection. */
  static final int REFUSALS = 50;

  private static final Duration TRAFFIC_KEPT = Duration.ofHours(48);

  /**
   * What came over a connection so far.
   *
   * @param refusedInARow refusals since the last delivery that was taken; of those kept
   * @param refusedFor why the last one was refused; absent: none ever was
   */
  record Activity(
      @Nullable Instant lastEventAt,
      @Nullable Instant lastTestAt,
      @Nullable Instant lastRefusedAt,
      @Nullable Long lagMillis,
      long accepted,
      long duplicates,
      long ignored,
      long tests,
      long refused,
      @Nullable Instant silentSince,
      long lastHour,
      long lastDay,
      long refusedInARow,
      @Nullable String refusedFor) {
    static final Activity NONE =
        new Activity(null, null, null, null, 0, 0, 0, 0, 0, null, 0, 0, 0, null);

    /** When the last delivery was taken; absent: none ever was. */
    @Nullable Instant lastTakenAt() {
      return lastEventAt == null || lastTestAt != null && lastTestAt.isAfter(lastEventAt)
          ? lastTestAt
          : lastEventAt;
    }
  }

  /** A connection that nothing has come over for too long, or that has been heard of again. */
  record Silence(
      UUID id,
      String key,
      String team,
      String kind,
      boolean silent,
      @Nullable Instant lastEventAt,
      long silenceSeconds) {}

  private final Jdbi jdbi;

  ActivityStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(UUID connection, Sum sum) {
    jdbi.useHandle(
        handle -> {
          addTotals(handle, connection, sum);
          addTraffic(handle, connection, sum);
          for (Refusal refusal : sum.refusals) {
            handle
                .createUpdate(
                    """
                    insert into connection_refusal (id, connection_id, at, status, reason, detail)
                    values (:id, :connection, :at, :status, :reason, :detail)
                    """)
                .bind("id", refusal.id())
                .bind("connection", connection)
                .bind("at", refusal.at())
                .bind("status", refusal.status())
                .bind("reason", refusal.reason())
                .bind("detail", refusal.detail())
                .execute();
          }
          if (!sum.refusals.isEmpty()) {
            trim(handle, connection);
          }
        });
  }

  private static void addTotals(Handle handle, UUID connection, Sum sum) {
    handle
        .createUpdate(
            """
            insert into connection_activity as a (connection_id, last_event_at, last_test_at,
              last_refused_at, lag_millis, accepted, duplicates, ignored, tests, refused)
            values (:connection, :event, :test, :refusedAt, :lag, :accepted, :duplicates, :ignored,
              :tests, :refused)
            on conflict (connection_id) do update set
              last_event_at = greatest(a.last_event_at, excluded.last_event_at),
              last_test_at = greatest(a.last_test_at, excluded.last_test_at),
              last_refused_at = greatest(a.last_refused_at, excluded.last_refused_at),
              lag_millis = coalesce(excluded.lag_millis, a.lag_millis),
              accepted = a.accepted + excluded.accepted,
              duplicates = a.duplicates + excluded.duplicates,
              ignored = a.ignored + excluded.ignored, tests = a.tests + excluded.tests,
              refused = a.refused + excluded.refused
            """)
        .bind("connection", connection)
        .bind("event", sum.lastEventAt)
        .bind("test", sum.lastTestAt)
        .bind("refusedAt", sum.lastRefusedAt)
        .bind("lag", sum.lagMillis)
        .bind("accepted", sum.accepted)
        .bind("duplicates", sum.duplicates)
        .bind("ignored", sum.ignored)
        .bind("tests", sum.tests)
        .bind("refused", sum.refused)
        .execute();
  }

  private static void addTraffic(Handle handle, UUID connection, Sum sum) {
    if (sum.lastEventAt == null) {
      return;
    }
    Instant minute = sum.lastEventAt.truncatedTo(ChronoUnit.MINUTES);
    handle
        .createUpdate(
            """
            insert into connection_traffic as t (connection_id, minute, events)
            values (:connection, :minute, :events)
            on conflict (connection_id, minute) do update set events = t.events + excluded.events
            """)
        .bind("connection", connection)
        .bind("minute", minute)
        .bind("events", sum.accepted + sum.ignored)
        .execute();
    handle
        .createUpdate(
            "delete from connection_traffic where connection_id = :c and minute < :before")
        .bind("c", connection)
        .bind("before", minute.minus(TRAFFIC_KEPT))
        .execute();
  }

  private static void trim(Handle handle, UUID connection) {
    handle
        .createUpdate(
            """
            delete from connection_refusal where connection_id = :connection and id < (
              select min(id::text)::uuid from (select id from connection_refusal
                where connection_id = :connection order by id desc limit :most) newest)
            """)
        .bind("connection", connection)
        .bind("most", REFUSALS)
        .execute();
  }

  Activity of(UUID connection, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select a.*,
                      (select coalesce(sum(events), 0) from connection_traffic t
                        where t.connection_id = a.connection_id and minute > :hour) as last_hour,
                      (select coalesce(sum(events), 0) from connection_traffic t
                        where t.connection_id = a.connection_id and minute > :day) as last_day,
                      (select count(*) from connection_refusal r
                        where r.connection_id = a.connection_id and r.at > coalesce(
                          greatest(a.last_event_at, a.last_test_at), '-infinity')) as in_a_row,
                      (select reason from connection_refusal r
                        where r.connection_id = a.connection_id
                        order by id desc limit 1) as refused_for
                    from connection_activity a where connection_id = :connection
                    """)
                .bind("connection", connection)
                .bind("hour", now.minus(Duration.ofHours(1)))
                .bind("day", now.minus(Duration.ofDays(1)))
                .map((rs, ctx) -> activity(rs))
                .findOne()
                .orElse(Activity.NONE));
  }

  private static Activity activity(ResultSet rs) throws SQLException {
    return new Activity(
        instant(rs, "last_event_at"),
        instant(rs, "last_test_at"),
        instant(rs, "last_refused_at"),
        rs.getObject("lag_millis", Long.class),
        rs.getLong("accepted"),
        rs.getLong("duplicates"),
        rs.getLong("ignored"),
        rs.getLong("tests"),
        rs.getLong("refused"),
        instant(rs, "silent_since"),
        rs.getLong("last_hour"),
        rs.getLong("last_day"),
        rs.getLong("in_a_row"),
        rs.getString("refused_for"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  /** The latest first. */
  List<Refusal> refusals(UUID connection, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection_refusal where connection_id = :connection
                    order by id desc limit :limit
                    """)
                .bind("connection", connection)
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new Refusal(
                            rs.getObject("id", UUID.class),
                            rs.getTimestamp("at").toInstant(),
                            rs.getInt("status"),
                            rs.getString("reason"),
                            rs.getString("detail")))
                .list());
  }

  /** Notes which connections have become silent, and which are no longer, and says so of each. */
  List<Silence> noteSilence(Instant now) {
    return jdbi.withHandle(
        handle -> {
          handle.execute(
              """
              insert into connection_activity (connection_id)
              select id from connection where silence_seconds is not null on conflict do nothing
              """);
          return handle
              .createQuery(
                  """
                  with judged as (
                    select c.id, c.key, c.team, c.kind, c.silence_seconds, a.last_event_at,
                      a.silent_since,
                      c.state = 'ACTIVE' and c.silence_seconds is not null
                        and coalesce(a.last_event_at, c.created_at)
                          + make_interval(secs => c.silence_seconds) < :now::timestamptz as silent
                    from connection c join connection_activity a on a.connection_id = c.id)
                  update connection_activity a
                    set silent_since = case when j.silent then :now::timestamptz end
                  from judged j
                  where a.connection_id = j.id and j.silent <> (j.silent_since is not null)
                  returning j.id, j.key, j.team, j.kind, j.silence_seconds, j.silent,
                    j.last_event_at
                  """)
              .bind("now", now)
              .map(
                  (rs, ctx) ->
                      new Silence(
                          rs.getObject("id", UUID.class),
                          rs.getString("key"),
                          rs.getString("team"),
                          rs.getString("kind"),
                          rs.getBoolean("silent"),
                          instant(rs, "last_event_at"),
                          rs.getLong("silence_seconds")))
              .list();
        });
  }

  int silent() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from connection_activity where silent_since is not null")
                .mapTo(Integer.class)
                .one());
  }
}
