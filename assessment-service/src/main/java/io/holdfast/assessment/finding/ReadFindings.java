// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.finding;

import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what was found on a system. */
@ApplicationScoped
public class ReadFindings {

  private final Jdbi jdbi;
  private final KnownSystems systems;
  private final Caller caller;

  ReadFindings(Jdbi jdbi, KnownSystems systems, Caller caller) {
    this.jdbi = jdbi;
    this.systems = systems;
    this.caller = caller;
  }

  /** What findings are narrowed to. */
  public record Filter(@Nullable String component, @Nullable String kind) {}

  /** Newest first. */
  public Page<FindingResponse> list(String reference, Filter filter, PageRequest page) {
    KnownSystem system = systems.visible(reference, caller);
    List<FindingResponse> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from finding_event where system_id = :system
                          and (:component::text is null or component = :component)
                          and (:kind::text is null or kind = :kind)
                          and (:before::uuid is null or id < :before)
                        order by id desc limit :limit
                        """)
                    .bind("system", system.id())
                    .bind("component", filter.component())
                    .bind("kind", filter.kind())
                    .bind("before", IdCursor.after(page))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> row(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(UUID.fromString(row.id())));
  }

  /**
   * One of a system.
   *
   * @throws Problem not found, when the system has none of this id
   */
  public FindingResponse one(String reference, UUID id) {
    KnownSystem system = systems.visible(reference, caller);
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from finding_event where system_id = :system and id = :id")
                    .bind("system", system.id())
                    .bind("id", id)
                    .map((rs, ctx) -> row(rs))
                    .findOne())
        .orElseThrow(() -> Problem.notFound("finding", id));
  }

  private static FindingResponse row(ResultSet rs) throws SQLException {
    return new FindingResponse(
        rs.getString("id"),
        rs.getString("component"),
        rs.getString("finding_key"),
        rs.getString("kind"),
        rs.getString("action"),
        rs.getTimestamp("at").toInstant(),
        rs.getTimestamp("recorded_at").toInstant(),
        rs.getBoolean("was_current"),
        rs.getString("label"),
        rs.getString("digest"),
        rs.getString("registry"),
        rs.getString("severity"),
        rs.getBoolean("exploitable"),
        rs.getString("title"),
        rs.getString("reference"),
        rs.getString("case_id"),
        rs.getString("event_id"));
  }
}
