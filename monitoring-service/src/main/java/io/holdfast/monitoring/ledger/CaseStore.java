// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Opens cases and finds those to be told. Everything runs in the caller's transaction. */
@ApplicationScoped
public class CaseStore {

  private static final String SELECT =
      "select " + StoredCase.COLUMNS + " from lifecycle_case c join event e on e.id = c.event_id ";

  private final Jdbi jdbi;

  CaseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Opens cases; a system that has one of the event already gets another part. */
  public void open(List<NewCase> cases) {
    jdbi.useHandle(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into lifecycle_case (id, event_id, system_id, part, system_key, team,
                    components, matches, state, accepted_at)
                  values (:id, :event, :system,
                    (select coalesce(max(part) + 1, 0) from lifecycle_case
                      where event_id = :event and system_id = :system),
                    :key, :team, :components, :matches, 'OPEN', :acceptedAt)
                  """);
          for (NewCase opened : cases) {
            batch
                .bind("id", opened.id())
                .bind("event", opened.eventId())
                .bind("system", opened.systemId())
                .bind("key", opened.systemKey())
                .bind("team", opened.team())
                .bindArray("components", String.class, opened.components())
                .bind("matches", Json.text(opened.matches()))
                .bind("acceptedAt", opened.acceptedAt())
                .add();
          }
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** The oldest cases that nobody was told of yet. */
  public List<StoredCase> unpublished(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where c.published_at is null order by c.id limit :limit for update of c")
                .bind("limit", limit)
                .map((rs, ctx) -> StoredCase.of(rs))
                .list());
  }

  /** Notes that cases were told, and when to ask for their answer again. */
  public void published(List<UUID> ids, Instant at, Instant reaskAt) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update lifecycle_case set published_at = :at, next_reask_at = :reaskAt
                    where id = any(:ids)
                    """)
                .bind("at", at)
                .bind("reaskAt", reaskAt)
                .bindArray("ids", UUID.class, ids)
                .execute());
  }

  /** Cases of a system in the order of opening: those still open, and all accepted since. */
  public List<StoredCase> ofSystem(UUID systemId, @Nullable Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        where c.system_id = :system and c.published_at is not null
                          and (c.state <> 'CLOSED' or c.accepted_at >= :since::timestamptz)
                        order by c.published_at, c.id
                        """)
                .bind("system", systemId)
                .bind("since", since)
                .map((rs, ctx) -> StoredCase.of(rs))
                .list());
  }

  /** Systems that ever had a case, in ascending order of their ids' text. */
  public List<String> systemsAfter(@Nullable String key, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct system_id from lifecycle_case
                    where :key::uuid is null or system_id > :key::uuid order by 1 limit :limit
                    """)
                .bind("key", key)
                .bind("limit", limit)
                .map((rs, ctx) -> rs.getString(1))
                .list());
  }

  /** Cases whose answer is overdue to be asked for again; others' hands off. */
  public List<StoredCase> due(Instant now, int attempts, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        where c.state <> 'CLOSED' and c.published_at is not null
                          and c.next_reask_at <= :now and c.reasked < :attempts
                        order by c.next_reask_at limit :limit for update of c skip locked
                        """)
                .bind("now", now)
                .bind("attempts", attempts)
                .bind("limit", limit)
                .map((rs, ctx) -> StoredCase.of(rs))
                .list());
  }

  /** One open case of an event; empty when it is closed. */
  public Optional<StoredCase> findOpen(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        where c.id = :id and c.state <> 'CLOSED' and c.published_at is not null
                        for update of c
                        """)
                .bind("id", id)
                .map((rs, ctx) -> StoredCase.of(rs))
                .findOne());
  }

  /** Notes that a case was asked again. */
  public void reasked(UUID id, Instant next) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update lifecycle_case set reasked = reasked + 1, next_reask_at = :next where id = :id")
                .bind("next", next)
                .bind("id", id)
                .execute());
  }
}
