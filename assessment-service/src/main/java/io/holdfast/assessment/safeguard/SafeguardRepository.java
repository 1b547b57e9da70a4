// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import io.holdfast.kit.time.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Safeguards and the rows of their status. */
@ApplicationScoped
public class SafeguardRepository implements PanacheRepositoryBase<Safeguard, UUID> {

  private final Jdbi jdbi;
  private final Clock clock;

  SafeguardRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Stores it at once, so that plain SQL of the same transaction sees it. */
  void add(Safeguard safeguard) {
    persistAndFlush(safeguard);
  }

  void addStatus(UUID safeguard, Status status, Instant from, UUID actor, @Nullable String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into safeguard_status (id, safeguard_id, status, valid_from, recorded_at,
                      recorded_by, reason)
                    values (:id, :safeguard, :status, :from, :now, :actor, :reason)
                    """)
                .bind("id", Ids.next())
                .bind("safeguard", safeguard)
                .bind("status", status.name())
                .bind("from", from)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .bind("reason", reason)
                .execute());
  }

  List<StatusRow> statuses(UUID safeguard) {
    return statuses(List.of(safeguard)).getOrDefault(safeguard, List.of());
  }

  Map<UUID, List<StatusRow>> statuses(Collection<UUID> safeguards) {
    record Row(UUID safeguard, StatusRow row) {}
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from safeguard_status where safeguard_id = any(:ids) order by id")
                .bindArray("ids", UUID.class, safeguards.toArray())
                .map(
                    (rs, ctx) ->
                        new Row(
                            rs.getObject("safeguard_id", UUID.class),
                            new StatusRow(
                                rs.getObject("id", UUID.class),
                                Status.valueOf(rs.getString("status")),
                                rs.getTimestamp("valid_from").toInstant(),
                                rs.getTimestamp("recorded_at").toInstant(),
                                rs.getString("reason"))))
                .collect(
                    Collectors.groupingBy(
                        Row::safeguard, Collectors.mapping(Row::row, Collectors.toList()))));
  }
}
