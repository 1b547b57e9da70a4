// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads evidence; that about the organisation is for everybody to see. */
@ApplicationScoped
public class ReadEvidence {

  private static final int HISTORY_LIMIT = 500;
  private static final TypeReference<List<Subject>> SUBJECTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Double>> METRICS = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final Jdbi jdbi;
  private final KnownSystems systems;
  private final History history;
  private final Caller caller;

  ReadEvidence(Jdbi jdbi, KnownSystems systems, History history, Caller caller) {
    this.jdbi = jdbi;
    this.systems = systems;
    this.history = history;
    this.caller = caller;
  }

  /** What a list is narrowed to. */
  public record Filter(@Nullable String system, @Nullable String kind, @Nullable UUID safeguard) {}

  private record Row(@Nullable String team, EvidenceResponse evidence) {}

  /** Evidence that the caller may see, oldest first. */
  public Page<EvidenceResponse> list(Filter filter, PageRequest page) {
    UUID system = filter.system() == null ? null : systems.visible(filter.system(), caller).id();
    TeamScope scope = caller.scope();
    List<EvidenceResponse> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select e.*, k.system_key, coalesce(k.team, e.team) as team_now, r.body as report
                        from evidence e left join known_system k using (system_id)
                          left join evidence_report r on r.evidence_id = e.id
                        where (:system::uuid is null or e.system_id = :system or e.system_id is null)
                          and (:kind::text is null or e.kind = :kind)
                          and (:safeguard::text is null
                            or jsonb_exists(e.safeguards::jsonb, :safeguard))
                          and (e.system_id is null or :all or k.team = any(:teams))
                          and (:after::uuid is null or e.id > :after)
                        order by e.id limit :limit
                        """)
                    .bind("system", system)
                    .bind("kind", filter.kind())
                    .bind(
                        "safeguard",
                        filter.safeguard() == null ? null : filter.safeguard().toString())
                    .bind("all", scope.all())
                    .bindArray("teams", String.class, (Object[]) scope.array())
                    .bind("after", IdCursor.after(page))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> row(rs).evidence())
                    .list());
    return Page.of(rows, page, evidence -> Cursor.of(evidence.id()));
  }

  /**
   * What was done to evidence, oldest first.
   *
   * @throws Problem not found, also when it is another team's
   */
  public List<History.Entry> history(UUID id) {
    one(id);
    return history.of("evidence", id, HISTORY_LIMIT);
  }

  /**
   * One piece of evidence.
   *
   * @throws Problem not found, also when it is another team's
   */
  public EvidenceResponse one(UUID id) {
    Row row =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select e.*, k.system_key, coalesce(k.team, e.team) as team_now, r.body as report
                        from evidence e left join known_system k using (system_id)
                          left join evidence_report r on r.evidence_id = e.id
                        where e.id = :id
                        """)
                    .bind("id", id)
                    .map((rs, ctx) -> row(rs))
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("evidence", id)));
    if (row.team() != null) {
      caller.requireSeen(row.team(), "evidence", id);
    }
    return row.evidence();
  }

  private static Row row(ResultSet rs) throws SQLException {
    Timestamp validUntil = rs.getTimestamp("valid_until");
    String report = rs.getString("report");
    return new Row(
        rs.getString("team_now"),
        new EvidenceResponse(
            rs.getObject("id", UUID.class),
            rs.getString("system_key"),
            rs.getObject("system_id") == null,
            rs.getString("kind"),
            read(rs.getString("subjects"), SUBJECTS),
            rs.getString("outcome"),
            rs.getString("method"),
            rs.getTimestamp("collected_at").toInstant(),
            rs.getTimestamp("received_at").toInstant(),
            validUntil == null ? null : validUntil.toInstant(),
            rs.getString("digest"),
            rs.getString("producer"),
            rs.getString("collector"),
            read(rs.getString("metrics"), METRICS),
            read(rs.getString("safeguards"), TEXTS),
            rs.getString("summary"),
            rs.getString("case_id"),
            rs.getString("event_id"),
            report == null ? null : Json.read(report, EvidenceReport.class)));
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored text is not JSON", e);
    }
  }
}
