// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.upstream.CaseAnswer;
import io.holdfast.monitoring.upstream.CaseProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Every answer that ever came to a case, applied or not. Append-only. */
@ApplicationScoped
class AnswerHistory {

  private final Jdbi jdbi;
  private final Clock clock;

  AnswerHistory(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  void add(CaseProgress said, boolean applied) {
    add(
        said.caseId(),
        said.type(),
        applied,
        said.answer(),
        said.reason(),
        said.detail(),
        said.revision() == null ? null : said.revision().toString());
  }

  void add(UUID caseId, CaseAnswer said, boolean applied) {
    add(
        caseId,
        said.type(),
        applied,
        said.answer(),
        said.reason(),
        said.detail(),
        said.assessmentId());
  }

  private void add(
      UUID caseId,
      String type,
      boolean applied,
      String answer,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable String reference) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into case_answer (id, case_id, type, received_at, applied, answer,
                      reason, detail, reference)
                    values (:id, :case, :type, :now, :applied, :answer, :reason, :detail,
                      :reference)
                    """)
                .bind("id", Ids.next())
                .bind("case", caseId)
                .bind("type", type)
                .bind("now", clock.instant())
                .bind("applied", applied)
                .bind("answer", answer)
                .bind("reason", reason)
                .bind("detail", detail)
                .bind("reference", reference)
                .execute());
  }
}
