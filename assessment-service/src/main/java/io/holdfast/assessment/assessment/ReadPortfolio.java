// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists all AI systems that the caller may see, and how each stands. */
@ApplicationScoped
public class ReadPortfolio {

  private final Jdbi jdbi;
  private final EditionCopies editions;
  private final Caller caller;

  ReadPortfolio(Jdbi jdbi, EditionCopies editions, Caller caller) {
    this.jdbi = jdbi;
    this.editions = editions;
    this.caller = caller;
  }

  /**
   * What the list is narrowed to.
   *
   * @param verdict a result, on {@code framework} or on any
   * @param framework one on which there is a verdict
   */
  public record Filter(
      @Nullable String team,
      @Nullable String verdict,
      @Nullable String framework,
      @Nullable String regulatoryClass,
      @Nullable String state) {}

  /**
   * Systems by key.
   *
   * @throws Problem invalid, for a framework on which the active edition gives no verdict
   */
  public Page<PortfolioEntry> list(Filter filter, PageRequest page) {
    requireVerdictOn(filter.framework());
    TeamScope scope = caller.scope();
    List<PortfolioEntry> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select k.*, s.current_id, s.class, s.verdicts::text as verdicts, s.revision,
                          s.edition, s.as_of, s.changed_at,
                          (select count(*) from assessment_trigger t where t.system_id = k.system_id)
                            as pending
                        from known_system k left join assessed_system s using (system_id)
                        where (:all or k.team = any(:teams))
                          and (:team::text is null or k.team = :team)
                          and (:state::text is null or k.state = :state)
                          and (:class::text is null or s.class = :class)
                          and ((:verdict::text is null and :framework::text is null) or exists (
                            select 1 from jsonb_each_text(s.verdicts) v
                            where (:verdict::text is null or v.value = :verdict)
                              and (:framework::text is null or v.key = :framework)))
                          and (:after::text is null or (k.system_key, k.system_id::text) >
                            (:after, :afterId))
                        order by k.system_key, k.system_id::text limit :limit
                        """)
                    .bind("all", scope.all())
                    .bindArray("teams", String.class, (Object[]) scope.array())
                    .bind("team", filter.team())
                    .bind("state", filter.state())
                    .bind("class", filter.regulatoryClass())
                    .bind("verdict", filter.verdict())
                    .bind("framework", filter.framework())
                    .bind("after", page.after(0))
                    .bind("afterId", page.after(1))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> entry(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.system().key(), row.system().id()));
  }

  private void requireVerdictOn(@Nullable String framework) {
    Optional<EditionDocument> edition =
        framework == null ? Optional.empty() : editions.activeDocument();
    if (edition.isEmpty()) {
      return;
    }
    List<String> known =
        edition.get().frameworks().stream()
            .filter(EditionDocument.Framework::systemVerdict)
            .map(EditionDocument.Framework::id)
            .toList();
    if (!known.contains(framework)) {
      throw Problem.invalid("?framework", "unknown-value", "framework must be one of " + known);
    }
  }

  private static PortfolioEntry entry(ResultSet rs) throws SQLException {
    return new PortfolioEntry(
        new SystemRef(
            Columns.uuid(rs, "system_id"),
            rs.getString("system_key"),
            rs.getString("name"),
            rs.getString("team"),
            rs.getString("state")),
        rs.getObject("current_id", UUID.class),
        rs.getString("class"),
        Columns.texts(rs.getString("verdicts")),
        rs.getObject("revision", Long.class),
        rs.getString("edition"),
        Columns.instant(rs, "as_of"),
        Columns.instant(rs, "changed_at"),
        rs.getInt("pending"));
  }
}
