// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.ResultJson;
import io.holdfast.assessment.assessment.Sentences;
import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads forecasts, of which everybody sees the systems of their teams. */
@ApplicationScoped
public class ReadForecasts {

  private static final String FORECASTS =
      """
      select f.id, f.draft, f.revision, f.edition, f.base_edition, f.teams, f.outcome, f.started_at,
        f.ended_at, d.revision as draft_revision, d.outcome as draft_outcome, n.*,
        (d.draft is null or d.outcome is not null or d.content_digest <> f.content_digest
          or not exists (select 1 from edition_copy e
            where e.active and e.content_digest = f.base_digest)) as stale
      from forecast f left join draft_copy d using (draft)
      cross join lateral (
        select count(*) as systems, count(*) filter (where s.state = 'WAITING') as remaining,
          count(*) filter (where s.changed) as changed,
          count(*) filter (where s.state = 'SKIPPED') as skipped,
          count(*) filter (where s.state = 'FAILED') as failed
        from forecast_system s join known_system k using (system_id)
        where s.forecast_id = f.id and (:all or k.team = any(:teams))) n
      where (:all or f.teams is null or f.teams && :teams::text[])
      """;

  private final Jdbi jdbi;
  private final Caller caller;
  private final Drafts drafts;

  ReadForecasts(Jdbi jdbi, Caller caller, Drafts drafts) {
    this.jdbi = jdbi;
    this.caller = caller;
    this.drafts = drafts;
  }

  /** The newest first. */
  Page<ForecastResponse> list(@Nullable UUID before, PageRequest page) {
    List<ForecastResponse> rows =
        jdbi.withHandle(
            handle ->
                scoped(
                        handle.createQuery(
                            FORECASTS
                                + " and (:before::uuid is null or f.id < :before)"
                                + " order by f.id desc limit :limit"))
                    .bind("before", before)
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> forecast(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /**
   * A forecast with its totals.
   *
   * @throws Problem not found, also when it looks at other teams only
   */
  public ForecastResponse one(UUID id) {
    ForecastResponse found = find(id);
    return found.with(verdicts(id));
  }

  private ForecastResponse find(UUID id) {
    return jdbi.withHandle(
            handle ->
                scoped(handle.createQuery(FORECASTS + " and f.id = :id"))
                    .bind("id", id)
                    .map((rs, ctx) -> forecast(rs))
                    .findOne())
        .orElseThrow(() -> Problem.notFound("forecast", id));
  }

  private Query scoped(Query query) {
    TeamScope scope = caller.scope();
    return query
        .bind("all", scope.all())
        .bindArray("teams", String.class, (Object[]) scope.array());
  }

  private List<ForecastResponse.VerdictMove> verdicts(UUID id) {
    return jdbi.withHandle(
        handle ->
            scoped(
                    handle.createQuery(
                        """
                        select v.framework, s.verdicts_before ->> v.framework as before,
                          s.verdicts_after ->> v.framework as after, count(*) as systems
                        from forecast_system s join known_system k using (system_id)
                        cross join lateral (
                          select jsonb_object_keys(s.verdicts_before) as framework
                          union select jsonb_object_keys(s.verdicts_after)) v
                        where s.forecast_id = :id and s.changed
                          and (:all or k.team = any(:teams))
                          and (s.verdicts_before ->> v.framework)
                            is distinct from (s.verdicts_after ->> v.framework)
                        group by 1, 2, 3 order by 1, 2, 3
                        """))
                .bind("id", id)
                .map(
                    (rs, ctx) ->
                        new ForecastResponse.VerdictMove(
                            rs.getString("framework"),
                            rs.getString("before"),
                            rs.getString("after"),
                            rs.getInt("systems")))
                .list());
  }

  /** Its systems by key. */
  Page<ForecastedSystem> systems(UUID id, @Nullable Boolean changed, PageRequest page) {
    find(id);
    EditionDocument draft = drafts.document(id);
    List<ForecastedSystem> rows =
        jdbi.withHandle(
            handle ->
                scoped(
                        handle.createQuery(
                            """
                            select k.system_key, k.name, k.team, k.state as system_state, s.*,
                              s.verdicts_before::text as before, s.verdicts_after::text as after
                            from forecast_system s join known_system k using (system_id)
                            where s.forecast_id = :id and (:all or k.team = any(:teams))
                              and (:changed::boolean is null or s.changed = :changed)
                              and (:after::text is null
                                or (k.system_key, k.system_id::text) > (:after, :afterId))
                            order by k.system_key, k.system_id::text limit :limit
                            """))
                    .bind("id", id)
                    .bind("changed", changed)
                    .bind("after", page.after(0))
                    .bind("afterId", page.after(1))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> system(rs, draft))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.system().key(), row.system().id()));
  }

  private static ForecastResponse forecast(ResultSet rs) throws SQLException {
    String outcome = rs.getString("outcome");
    Array teams = rs.getArray("teams");
    return new ForecastResponse(
        rs.getObject("id", UUID.class),
        rs.getObject("draft", UUID.class),
        rs.getInt("revision"),
        rs.getString("edition"),
        rs.getString("base_edition"),
        teams == null ? null : List.of((String[]) teams.getArray()),
        outcome == null ? "RUNNING" : outcome,
        rs.getBoolean("stale"),
        rs.getObject("draft_revision", Integer.class),
        rs.getString("draft_outcome"),
        new ForecastResponse.Progress(
            rs.getInt("systems"),
            rs.getInt("remaining"),
            rs.getInt("changed"),
            rs.getInt("skipped"),
            rs.getInt("failed")),
        null,
        rs.getTimestamp("started_at").toInstant(),
        instant(rs, "ended_at"));
  }

  private static ForecastedSystem system(ResultSet rs, EditionDocument draft) throws SQLException {
    String text = rs.getString("changes");
    ChangesView changes = text == null ? null : ResultJson.readChanges(text);
    return new ForecastedSystem(
        new SystemRef(
            rs.getObject("system_id", UUID.class),
            rs.getString("system_key"),
            rs.getString("name"),
            rs.getString("team"),
            rs.getString("system_state")),
        rs.getString("state"),
        rs.getObject("revision", Long.class),
        instant(rs, "as_of"),
        rs.getBoolean("changed"),
        texts(rs.getString("before")),
        texts(rs.getString("after")),
        changes,
        Sentences.of(changes, draft),
        rs.getString("state").equals("DONE") ? null : rs.getString("failure"));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, String> texts(@Nullable String json) {
    return json == null ? null : Json.read(json, Map.class);
  }
}
