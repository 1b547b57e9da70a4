// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Gives every case its one answer. Part of its caller's transaction. */
@ApplicationScoped
public class CaseAnswers {

  static final String TOPIC = "holdfast.assessment.v1";

  /** Keeps an event that answers a storm within the size of a message. */
  private static final int CASES_PER_EVENT = 1000;

  private static final String ANSWERS =
      """
      select a.*, k.system_key, k.team, s.announcement from case_answer a
      join known_system k using (system_id)
      left join assessment s on s.id = a.assessment_id
      """;

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Clock clock;

  CaseAnswers(Jdbi jdbi, Outbox outbox, Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Announces an assessment, which answers these cases.
   *
   * @return the cases that it answers; not those that were answered before
   */
  public List<CaseKey> assessed(Assessed assessed, List<CaseKey> cases) {
    List<CaseKey> answered =
        cases.stream()
            .filter(key -> record(assessed.systemId(), key, assessed.assessmentId(), null, null))
            .toList();
    List<List<CaseKey>> parts = new ArrayList<>();
    for (int from = 0; from < answered.size(); from += CASES_PER_EVENT) {
      parts.add(answered.subList(from, Math.min(answered.size(), from + CASES_PER_EVENT)));
    }
    if (parts.isEmpty()) {
      parts.add(List.of());
    }
    parts.forEach(part -> append(assessed.withCases(part)));
    return answered;
  }

  /** Answers a case without an assessment; the first answer stays. */
  public void notAssessed(KnownSystem system, CaseKey key, String reason, String detail) {
    if (record(system.id(), key, null, reason, detail)) {
      append(
          new NotAssessed(system.id(), system.key(), system.team(), List.of(key), reason, detail));
    }
  }

  /**
   * Gives a case that was answered before the same answer again.
   *
   * @return whether it was answered before
   */
  public boolean repeat(String caseId) {
    Optional<Answer> answer =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(ANSWERS + " where a.case_id = :case")
                    .bind("case", caseId)
                    .map((rs, ctx) -> Answer.of(rs))
                    .findOne());
    answer.ifPresent(this::publish);
    return answer.isPresent();
  }

  /** Publishes the answers of a system again that were given since an instant. */
  void republish(UUID systemId, Instant since) {
    jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        ANSWERS
                            + " where a.system_id = :system and a.answered_at >= :since"
                            + " order by a.answered_at, a.case_id")
                    .bind("system", systemId)
                    .bind("since", since)
                    .map((rs, ctx) -> Answer.of(rs))
                    .list())
        .forEach(this::publish);
  }

  private record Answer(
      UUID systemId,
      String systemKey,
      String team,
      CaseKey key,
      @Nullable String announcement,
      @Nullable String reason,
      @Nullable String detail) {

    static Answer of(ResultSet rs) throws SQLException {
      return new Answer(
          rs.getObject("system_id", UUID.class),
          rs.getString("system_key"),
          rs.getString("team"),
          new CaseKey(rs.getString("case_id"), rs.getString("event_id")),
          rs.getString("announcement"),
          rs.getString("reason"),
          rs.getString("detail"));
    }
  }

  private void publish(Answer answer) {
    if (answer.announcement() != null) {
      append(Json.read(answer.announcement(), Assessed.class).withCases(List.of(answer.key())));
      return;
    }
    append(
        new NotAssessed(
            answer.systemId(),
            answer.systemKey(),
            answer.team(),
            List.of(answer.key()),
            answer.reason() == null ? "EXPIRED" : answer.reason(),
            answer.detail() == null ? "" : answer.detail()));
  }

  private boolean record(
      UUID systemId,
      CaseKey key,
      @Nullable UUID assessment,
      @Nullable String reason,
      @Nullable String detail) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into case_answer (case_id, system_id, event_id, assessment_id, reason,
                          detail, answered_at)
                        values (:case, :system, :event, :assessment, :reason, :detail, :now)
                        on conflict do nothing
                        """)
                    .bind("case", key.caseId())
                    .bind("system", systemId)
                    .bind("event", key.eventId())
                    .bind("assessment", assessment)
                    .bind("reason", reason)
                    .bind("detail", detail)
                    .bind("now", clock.instant())
                    .execute())
        == 1;
  }

  void append(Assessed data) {
    append(data.systemId(), data.systemKey(), data.team(), Assessed.TYPE, data);
  }

  private void append(NotAssessed data) {
    append(data.systemId(), data.systemKey(), data.team(), NotAssessed.TYPE, data);
  }

  /** Tells that a verdict is another one. */
  public void append(VerdictChanged data) {
    append(data.systemId(), data.systemKey(), data.team(), VerdictChanged.TYPE, data);
  }

  /** Tells that a safeguard lost its credit. */
  public void append(SafeguardUncredited data) {
    append(data.systemId(), data.systemKey(), data.team(), SafeguardUncredited.TYPE, data);
  }

  /** Tells that a decision of people is no longer in force. */
  public void append(DecisionLapsed data) {
    append(data.systemId(), data.systemKey(), data.team(), DecisionLapsed.TYPE, data);
  }

  /** Tells what will end soon. */
  public void append(ExpiryAhead data) {
    append(data.systemId(), data.systemKey(), data.team(), ExpiryAhead.TYPE, data);
  }

  private void append(UUID systemId, String key, String team, String type, Object data) {
    outbox.append(new OutgoingEvent(TOPIC, systemId.toString(), type, team, key, data));
  }
}
