// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.expiry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.assessment.answer.CaseAnswers;
import io.holdfast.assessment.answer.ExpiryAhead;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.kit.json.Json;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks for what ends within the notice period and tells it once. What was announced is kept, so a
 * new assessment that rests on the same does not announce it again.
 */
@ApplicationScoped
class AnnounceExpiries {

  private static final int AT_ONCE = 100;
  private static final TypeReference<List<Expiry>> EXPIRIES = new TypeReference<>() {};

  private final Jdbi jdbi;
  private final CaseAnswers answers;
  private final Clock clock;
  private final Duration notice;

  AnnounceExpiries(
      Jdbi jdbi,
      CaseAnswers answers,
      Clock clock,
      @ConfigProperty(name = "holdfast.expiry.notice", defaultValue = "P14D") Duration notice) {
    this.jdbi = jdbi;
    this.answers = answers;
    this.clock = clock;
    this.notice = notice;
  }

  private record Due(
      UUID systemId, String key, String team, UUID assessment, List<Expiry> expiries) {

    static Due of(ResultSet rs) throws SQLException {
      try {
        return new Due(
            rs.getObject("system_id", UUID.class),
            rs.getString("system_key"),
            rs.getString("team"),
            rs.getObject("current_id", UUID.class),
            Json.mapper().readValue(rs.getString("expiries"), EXPIRIES));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("stored expiries cannot be read", e);
      }
    }
  }

  @Scheduled(
      every = "${holdfast.expiry.interval:60s}",
      identity = "announce-expiries",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void look() {
    Instant now = clock.instant();
    Instant horizon = now.plus(notice);
    jdbi.useHandle(
        handle -> due(handle, horizon).forEach(each -> announce(handle, each, now, horizon)));
  }

  private static List<Due> due(Handle handle, Instant horizon) {
    return handle
        .createQuery(
            """
            select s.system_id, k.system_key, k.team, s.current_id, s.expiries
            from assessed_system s join known_system k using (system_id)
            where s.unannounced_at <= :horizon and k.state = 'ACTIVE'
            order by s.unannounced_at limit :limit for update of s skip locked
            """)
        .bind("horizon", horizon)
        .bind("limit", AT_ONCE)
        .map((rs, ctx) -> Due.of(rs))
        .list();
  }

  private void announce(Handle handle, Due due, Instant now, Instant horizon) {
    List<ExpiryAhead.Ending> endings =
        due.expiries().stream()
            .filter(each -> !each.at().isBefore(now) && !each.at().isAfter(horizon))
            .filter(each -> isNew(handle, due.systemId(), each, now))
            .map(
                each ->
                    new ExpiryAhead.Ending(
                        each.holder().name(), each.id(), each.at(), each.affects()))
            .toList();
    if (!endings.isEmpty()) {
      answers.append(
          new ExpiryAhead(due.systemId(), due.key(), due.team(), due.assessment(), now, endings));
    }
    handle
        .createUpdate("update assessed_system set unannounced_at = :next where system_id = :system")
        .bind(
            "next",
            due.expiries().stream()
                .map(Expiry::at)
                .filter(at -> at.isAfter(horizon))
                .min(Instant::compareTo)
                .orElse(null))
        .bind("system", due.systemId())
        .execute();
  }

  private static boolean isNew(Handle handle, UUID system, Expiry expiry, Instant now) {
    return handle
            .createUpdate(
                """
                insert into expiry_announced (system_id, id, at, announced_at)
                values (:system, :id, :at, :now) on conflict do nothing
                """)
            .bind("system", system)
            .bind("id", expiry.id())
            .bind("at", expiry.at())
            .bind("now", now)
            .execute()
        > 0;
  }
}
