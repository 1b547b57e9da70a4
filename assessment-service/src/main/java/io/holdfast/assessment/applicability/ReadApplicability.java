// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Counts what the systems say of ISO/IEC 27001: one statement for each kind of number. */
@ApplicationScoped
public class ReadApplicability {

  /** Status of a safeguard now: its row that came into force last. */
  private static final String STANDING =
      """
      with standing as (
        select s.id, s.control, s.system_id, coalesce(x.status, 'PLANNED') as status
        from safeguard s left join known_system k using (system_id)
        left join (
          select distinct on (safeguard_id) safeguard_id, status from safeguard_status
          where valid_from <= :now
          order by safeguard_id, valid_from desc, recorded_at desc, id desc) x
          on x.safeguard_id = s.id
        where s.system_id is null or (k.state = 'ACTIVE' and (:all or k.team = any(:teams))))
      """;

  private final Jdbi jdbi;
  private final EditionCopies editions;
  private final Caller caller;
  private final Clock clock;

  ReadApplicability(Jdbi jdbi, EditionCopies editions, Caller caller, Clock clock) {
    this.jdbi = jdbi;
    this.editions = editions;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The statement for the systems that the caller sees.
   *
   * @throws Problem not yet known, while there is no edition
   */
  public StatementOfApplicability statement() {
    return jdbi.withHandle(
        handle ->
            new RollUp(
                    edition(),
                    version(handle),
                    systems(handle),
                    results(handle),
                    safeguards(handle))
                .statement());
  }

  private EditionDocument edition() {
    return editions
        .activeDocument()
        .orElseThrow(() -> Problem.notYetKnown("", "edition of the catalogue", "any"));
  }

  private static String version(Handle handle) {
    return handle
        .createQuery("select edition from edition_copy where active")
        .mapTo(String.class)
        .one();
  }

  private RollUp.Systems systems(Handle handle) {
    return scoped(
            handle.createQuery(
                """
                select count(*) as systems, count(s.current_id) as assessed
                from known_system k left join assessed_system s using (system_id)
                where k.state = 'ACTIVE' and (:all or k.team = any(:teams))
                """))
        .map((rs, ctx) -> new RollUp.Systems(rs.getInt("systems"), rs.getInt("assessed")))
        .one();
  }

  private record Count(String requirement, String result, int systems) {}

  private Map<String, Map<String, Integer>> results(Handle handle) {
    Map<String, Map<String, Integer>> results = new HashMap<>();
    scoped(
            handle.createQuery(
                """
                select r.key, r.value, count(*) as systems
                from known_system k join assessed_system s using (system_id)
                cross join lateral jsonb_each_text(s.requirement_results) r
                where k.state = 'ACTIVE' and (:all or k.team = any(:teams))
                group by r.key, r.value
                """))
        .map(
            (rs, ctx) ->
                new Count(rs.getString("key"), rs.getString("value"), rs.getInt("systems")))
        .forEach(
            count ->
                results
                    .computeIfAbsent(count.requirement(), id -> new TreeMap<>())
                    .put(count.result(), count.systems()));
    return results;
  }

  private Map<String, RollUp.Safeguards> safeguards(Handle handle) {
    Map<String, RollUp.Safeguards> byControl = new HashMap<>();
    scoped(
            handle.createQuery(
                STANDING
                    + """
                    select control, count(*) filter (where status = 'IMPLEMENTED') as implemented,
                      count(*) filter (where status = 'PLANNED') as planned,
                      count(distinct system_id) filter (where status = 'IMPLEMENTED') as systems,
                      coalesce(bool_or(status = 'IMPLEMENTED' and system_id is null), false)
                        as everywhere,
                      array_agg(id order by id) filter (where system_id is null) as organisation
                    from standing where status <> 'RETIRED' group by control
                    """))
        .bind("now", clock.instant())
        .map((rs, ctx) -> byControl.put(rs.getString("control"), safeguards(rs)))
        .forEach(before -> {});
    return byControl;
  }

  private static RollUp.Safeguards safeguards(ResultSet rs) throws SQLException {
    return new RollUp.Safeguards(
        uuids(rs.getArray("organisation")),
        rs.getInt("implemented"),
        rs.getInt("planned"),
        new RollUp.Safeguards.Spread(rs.getBoolean("everywhere"), rs.getInt("systems")));
  }

  /**
   * What each system says of a requirement, by key.
   *
   * @throws Problem not found, when the active edition has no such requirement of the standard
   */
  public Page<RequirementOfSystem> systems(String id, PageRequest page) {
    EditionDocument.Requirement requirement =
        edition().requirements().stream()
            .filter(RollUp::isOfTheStandard)
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("requirement of ISO/IEC 27001", id));
    List<String> controls = requirement.demands().stream().flatMap(List::stream).toList();
    List<RequirementOfSystem> rows =
        jdbi.withHandle(
            handle ->
                scoped(
                        handle.createQuery(
                            """
                            select k.*, s.current_id, s.requirement_results ->> :id as result,
                              (select array_agg(g.id order by g.id) from safeguard g
                                where g.system_id = k.system_id and g.control = any(:controls)
                                  and coalesce((select x.status from safeguard_status x
                                    where x.safeguard_id = g.id and x.valid_from <= :now
                                    order by x.valid_from desc, x.recorded_at desc, x.id desc
                                    limit 1), 'PLANNED') <> 'RETIRED') as safeguards
                            from known_system k left join assessed_system s using (system_id)
                            where k.state = 'ACTIVE' and (:all or k.team = any(:teams))
                              and (:after::text is null
                                or (k.system_key, k.system_id::text) > (:after, :afterId))
                            order by k.system_key, k.system_id::text limit :limit
                            """))
                    .bind("id", id)
                    .bindArray("controls", String.class, controls)
                    .bind("now", clock.instant())
                    .bind("after", page.after(0))
                    .bind("afterId", page.after(1))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> system(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.system().key(), row.system().id()));
  }

  private Query scoped(Query query) {
    TeamScope scope = caller.scope();
    return query
        .bind("all", scope.all())
        .bindArray("teams", String.class, (Object[]) scope.array());
  }

  private static RequirementOfSystem system(ResultSet rs) throws SQLException {
    return new RequirementOfSystem(
        new SystemRef(
            rs.getObject("system_id", UUID.class),
            rs.getString("system_key"),
            rs.getString("name"),
            rs.getString("team"),
            rs.getString("state")),
        rs.getObject("current_id", UUID.class),
        rs.getString("result"),
        uuids(rs.getArray("safeguards")));
  }

  private static List<UUID> uuids(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((UUID[]) array.getArray());
  }
}
