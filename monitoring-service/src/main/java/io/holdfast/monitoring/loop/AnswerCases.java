// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.upstream.CaseAnswer;
import io.holdfast.monitoring.upstream.CaseAnswers;
import io.holdfast.monitoring.upstream.CaseProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers to cases into the ledger; runs in the transaction of the event that answers. A
 * case closes once: what comes later is kept and changes nothing.
 */
@ApplicationScoped
class AnswerCases implements CaseAnswers {

  private static final Logger LOG = Logger.getLogger(AnswerCases.class);

  private record ClosedCase(UUID eventId, Instant acceptedAt) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final AnswerHistory history;
  private final Event<CaseClosed> closed;

  AnswerCases(Jdbi jdbi, Clock clock, AnswerHistory history, Event<CaseClosed> closed) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.history = history;
    this.closed = closed;
  }

  @Override
  public void lock(Collection<UUID> caseIds) {
    if (caseIds.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from event where id in (
                      select event_id from lifecycle_case where id = any(:ids))
                    order by id for update
                    """)
                .bindArray("ids", UUID.class, caseIds)
                .mapTo(UUID.class)
                .list());
  }

  @Override
  public void progress(CaseProgress progress) {
    int changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update lifecycle_case set inventory_answer = :answer,
                          inventory_reason = :reason, inventory_detail = :detail,
                          revised_at = :at, revision = coalesce(:revision::bigint, revision),
                          state = case when state = 'OPEN' then 'REVISED' else state end
                        where id = :id and inventory_answer is null
                        """)
                    .bind("answer", progress.answer())
                    .bind("reason", progress.reason())
                    .bind("detail", progress.detail())
                    .bind("at", progress.at())
                    .bind("revision", progress.revision())
                    .bind("id", progress.caseId())
                    .execute());
    history.add(progress, changed == 1);
  }

  @Override
  public void close(Collection<UUID> caseIds, CaseAnswer answer) {
    if (caseIds.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle -> {
          Set<UUID> events = new LinkedHashSet<>();
          for (UUID id : caseIds) {
            Optional<ClosedCase> found = close(handle, id, answer);
            history.add(id, answer, found.isPresent());
            found.ifPresentOrElse(
                it -> {
                  events.add(it.eventId());
                  closed.fire(
                      new CaseClosed(
                          answer.answer(), Duration.between(it.acceptedAt(), clock.instant())));
                },
                () -> LOG.debugf("case %s is closed or not known here", id));
          }
          closeEvents(handle, events);
        });
  }

  private Optional<ClosedCase> close(Handle handle, UUID id, CaseAnswer answer) {
    return handle
        .createQuery(
            """
            update lifecycle_case set state = 'CLOSED', answer = :answer, reason = :reason,
              detail = :detail, assessment_id = :assessment, assessment_kind = :kind,
              revision = coalesce(revision, :revision::bigint), verdict_before = :before,
              verdict_after = :after, changes = :changes, assessed_at = :at, closed_at = :now
            where id = :id and state <> 'CLOSED' returning event_id, accepted_at
            """)
        .bind("answer", answer.answer())
        .bind("reason", answer.reason())
        .bind("detail", answer.detail())
        .bind("assessment", answer.assessmentId())
        .bind("kind", answer.assessmentKind())
        .bind("revision", answer.revision())
        .bind("before", text(answer.verdictBefore()))
        .bind("after", text(answer.verdictAfter()))
        .bind("changes", text(answer.changes()))
        .bind("at", answer.at())
        .bind("now", clock.instant())
        .bind("id", id)
        .map(
            (rs, ctx) ->
                new ClosedCase(
                    rs.getObject("event_id", UUID.class),
                    rs.getTimestamp("accepted_at").toInstant()))
        .findOne();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : Json.text(node);
  }

  private void closeEvents(Handle handle, Collection<UUID> events) {
    if (events.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update event set state = 'CLOSED', closed_at = :now
            where id = :id and state = 'OPEN' and not exists (
              select 1 from lifecycle_case where event_id = :id and state <> 'CLOSED')
            """);
    events.forEach(id -> batch.bind("now", clock.instant()).bind("id", id).add());
    batch.execute();
  }
}
