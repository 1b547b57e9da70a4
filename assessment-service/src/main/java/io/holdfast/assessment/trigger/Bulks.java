// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.trigger;

import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Re-assessments of many systems for one reason, and how far they are. */
@ApplicationScoped
public class Bulks {

  private final Jdbi jdbi;
  private final Clock clock;

  Bulks(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  record Begun(UUID id, Trigger.Kind kind, @Nullable String ref, int systems) {}

  /** Keeps that it began. Part of its caller's transaction. */
  void add(Begun begun) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into bulk (id, kind, ref, systems, started_at)
                    values (:id, :kind, :ref, :systems, :now)
                    """)
                .bind("id", begun.id())
                .bind("kind", begun.kind().name())
                .bind("ref", begun.ref())
                .bind("systems", begun.systems())
                .bind("now", clock.instant())
                .execute());
  }

  /** Whether one was begun for the reason. */
  public boolean isBegun(Trigger.Kind kind, String ref) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from bulk where kind = :kind and ref = :ref)")
                .bind("kind", kind.name())
                .bind("ref", ref)
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * How far a bulk is. Its rest is what waits in the tables, so it goes on after a crash.
   *
   * @param kind EDITION, WORLD, METHOD, ORGANISATION_SAFEGUARD or ORGANISATION_EVIDENCE
   * @param ref the edition, change of the world, method version, safeguard or evidence
   * @param systems how many it concerns; 0: an edition that computes nothing otherwise
   * @param remaining how many of them wait
   */
  @Schema(name = "BulkProgress")
  public record Progress(
      UUID id, String kind, @Nullable String ref, int systems, int remaining, Instant startedAt) {}

  /** The newest first. */
  public Page<Progress> list(@Nullable UUID before, PageRequest page) {
    List<Progress> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select b.*, (select count(*) from assessment_trigger t
                          where t.bulk_id = b.id) as remaining
                        from bulk b where :before::uuid is null or b.id < :before
                        order by b.id desc limit :limit
                        """)
                    .bind("before", before)
                    .bind("limit", page.limit() + 1)
                    .map(
                        (rs, ctx) ->
                            new Progress(
                                rs.getObject("id", UUID.class),
                                rs.getString("kind"),
                                rs.getString("ref"),
                                rs.getInt("systems"),
                                rs.getInt("remaining"),
                                rs.getTimestamp("started_at").toInstant()))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }
}
