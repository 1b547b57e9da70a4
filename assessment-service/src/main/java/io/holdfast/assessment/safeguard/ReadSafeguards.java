// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.history.History;
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
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads safeguards; those of the organisation are for everybody to see. */
@ApplicationScoped
public class ReadSafeguards {

  private static final int HISTORY_LIMIT = 500;

  private final Jdbi jdbi;
  private final SafeguardRepository safeguards;
  private final KnownSystems systems;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  ReadSafeguards(
      Jdbi jdbi,
      SafeguardRepository safeguards,
      KnownSystems systems,
      History history,
      Caller caller,
      Clock clock) {
    this.jdbi = jdbi;
    this.safeguards = safeguards;
    this.systems = systems;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /** What a list is narrowed to. */
  public record Filter(
      @Nullable String system, @Nullable String control, @Nullable String component) {}

  private record Row(Safeguard safeguard, @Nullable String system, @Nullable String team) {}

  /** Safeguards that the caller may see, oldest first. */
  public Page<SafeguardResponse> list(Filter filter, PageRequest page) {
    UUID system = filter.system() == null ? null : systems.visible(filter.system(), caller).id();
    TeamScope scope = caller.scope();
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select s.*, k.system_key, coalesce(k.team, s.team) as team_now
                        from safeguard s left join known_system k using (system_id)
                        where (:system::uuid is null or s.system_id = :system or s.system_id is null)
                          and (:control::text is null or s.control = :control)
                          and (:component::text is null or s.component = :component)
                          and (s.system_id is null or :all or k.team = any(:teams))
                          and (:after::uuid is null or s.id > :after)
                        order by s.id limit :limit
                        """)
                    .bind("system", system)
                    .bind("control", filter.control())
                    .bind("component", filter.component())
                    .bind("all", scope.all())
                    .bindArray("teams", String.class, (Object[]) scope.array())
                    .bind("after", IdCursor.after(page))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> row(rs))
                    .list());
    Map<UUID, List<StatusRow>> statuses =
        safeguards.statuses(rows.stream().map(row -> row.safeguard().id()).toList());
    Instant now = clock.instant();
    return Page.of(rows, page, row -> Cursor.of(row.safeguard().id()))
        .map(
            row ->
                response(
                    row.safeguard(),
                    row.system(),
                    statuses.getOrDefault(row.safeguard().id(), List.of()),
                    now));
  }

  /**
   * One safeguard.
   *
   * @throws Problem not found, also when it is another team's
   */
  public SafeguardResponse one(UUID id) {
    Row row = visible(id);
    return response(row.safeguard(), row.system(), safeguards.statuses(id), clock.instant());
  }

  /** Who did what to it. */
  public List<History.Entry> history(UUID id) {
    visible(id);
    return history.of("safeguard", id, HISTORY_LIMIT);
  }

  /** The team whose it is; of the organisation's safeguards there is none. */
  String team(UUID id) {
    return String.valueOf(visible(id).team());
  }

  private Row visible(UUID id) {
    Row row =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select s.*, k.system_key, coalesce(k.team, s.team) as team_now
                        from safeguard s left join known_system k using (system_id) where s.id = :id
                        """)
                    .bind("id", id)
                    .map((rs, ctx) -> row(rs))
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("safeguard", id)));
    if (row.team() != null) {
      caller.requireSeen(row.team(), "safeguard", id);
    }
    return row;
  }

  private static Row row(ResultSet rs) throws SQLException {
    return new Row(
        new Safeguard(
            rs.getObject("id", UUID.class),
            rs.getObject("system_id", UUID.class),
            rs.getString("team"),
            rs.getString("control"),
            ScopeType.valueOf(rs.getString("scope")),
            rs.getString("component"),
            rs.getString("statement"),
            rs.getString("owner"),
            rs.getTimestamp("created_at").toInstant(),
            rs.getObject("created_by", UUID.class)),
        rs.getString("system_key"),
        rs.getString("team_now"));
  }

  static SafeguardResponse response(
      Safeguard safeguard, @Nullable String system, List<StatusRow> statuses, Instant now) {
    Standing standing = Standing.at(now, statuses);
    return new SafeguardResponse(
        safeguard.id(),
        system,
        safeguard.systemId() == null,
        safeguard.control(),
        new SafeguardResponse.Scope(safeguard.scope(), safeguard.component()),
        standing.status(),
        standing.implementedFrom(),
        standing.retiredAt(),
        safeguard.statement(),
        safeguard.owner(),
        safeguard.createdAt(),
        statuses);
  }
}
