// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds cases that are late. Everything runs in the caller's transaction. */
@ApplicationScoped
public class LateCases {

  private final Jdbi jdbi;

  LateCases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Open cases accepted before a moment of which nobody was told yet; others' hands off. */
  public List<LateCase> untold(Instant before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select "
                        + StoredCase.COLUMNS
                        + """
                        , c.state as case_state, c.accepted_at
                        from lifecycle_case c join event e on e.id = c.event_id
                        where c.state <> 'CLOSED' and c.late_told_at is null
                          and c.published_at is not null and c.accepted_at < :before
                        order by c.accepted_at limit :limit for update of c skip locked
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new LateCase(
                            StoredCase.of(rs),
                            rs.getString("case_state"),
                            rs.getTimestamp("accepted_at").toInstant()))
                .list());
  }

  /** Notes that others were told. */
  public void told(List<UUID> ids, Instant at) {
    if (ids.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update lifecycle_case set late_told_at = :at where id = any(:ids)")
                .bind("at", at)
                .bindArray("ids", UUID.class, ids)
                .execute());
  }
}
