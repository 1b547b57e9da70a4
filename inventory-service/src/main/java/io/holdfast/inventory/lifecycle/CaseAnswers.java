// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.publishing.SystemEvents.Candidate;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The one answer to every case, so that a case that is asked again gets the same one. */
@ApplicationScoped
class CaseAnswers {

  /** What was answered. */
  record Recorded(
      Answer answer,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable Candidate candidate) {}

  private final Jdbi jdbi;
  private final Clock clock;

  CaseAnswers(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Optional<Recorded> find(UUID caseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from case_answer where case_id = :id")
                .bind("id", caseId)
                .map(
                    (rs, ctx) ->
                        new Recorded(
                            Answer.valueOf(rs.getString("answer")),
                            rs.getString("reason"),
                            rs.getString("detail"),
                            rs.getString("candidate") == null
                                ? null
                                : Json.read(rs.getString("candidate"), Candidate.class)))
                .findOne());
  }

  void record(UUID caseId, UUID systemId, Recorded recorded, @Nullable Integer revision) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into case_answer (case_id, system_id, answer, reason, detail, revision,
                      candidate, answered_at)
                    values (:case, :system, :answer, :reason, :detail, :revision, :candidate, :now)
                    """)
                .bind("case", caseId)
                .bind("system", systemId)
                .bind("answer", recorded.answer().name())
                .bind("reason", recorded.reason())
                .bind("detail", recorded.detail())
                .bind("revision", revision)
                .bind(
                    "candidate",
                    recorded.candidate() == null ? null : Json.text(recorded.candidate()))
                .bind("now", clock.instant())
                .execute());
  }
}
