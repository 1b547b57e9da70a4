// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.upstream.DraftCopies;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What waits in forecasts, what failed, and what is over. */
@ApplicationScoped
class ForecastQueue {

  private static final int AT_ONCE = 8;
  private static final int ATTEMPTS = 3;
  private static final int LONGEST_FAILURE = 500;

  private final Jdbi jdbi;
  private final Clock clock;
  private final ForecastConfig config;
  private final DraftCopies drafts;

  ForecastQueue(Jdbi jdbi, Clock clock, ForecastConfig config, DraftCopies drafts) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.config = config;
    this.drafts = drafts;
  }

  /** The next systems, of the oldest forecast first. */
  List<ForecastSystem.Waiting> next() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.forecast_id as forecast, s.system_id as system, f.edition,
                      f.content_digest as digest, f.base_digest
                    from forecast f join forecast_system s on s.forecast_id = f.id
                    where f.ended_at is null and s.state = 'WAITING'
                      and s.next_attempt_at <= :now
                    order by f.id, s.next_attempt_at limit :limit
                    """)
                .bind("now", clock.instant())
                .bind("limit", AT_ONCE)
                .map(
                    (rs, ctx) ->
                        new ForecastSystem.Waiting(
                            rs.getObject("forecast", java.util.UUID.class),
                            rs.getObject("system", java.util.UUID.class),
                            rs.getString("edition"),
                            rs.getString("digest"),
                            rs.getString("base_digest")))
                .list());
  }

  /** Tries again later, some times. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void failed(ForecastSystem.Waiting waiting, RuntimeException failure) {
    String text = String.valueOf(failure);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update forecast_system set attempts = attempts + 1,
                      state = case when attempts + 1 >= :most then 'FAILED' else state end,
                      next_attempt_at = :now::timestamptz + (:pause * (1 << attempts)) * interval '1 millisecond',
                      failure = :failure
                    where forecast_id = :forecast and system_id = :system and state = 'WAITING'
                    """)
                .bind("forecast", waiting.forecast())
                .bind("system", waiting.system())
                .bind("most", ATTEMPTS)
                .bind("now", clock.instant())
                .bind("pause", config.backoff().toMillis())
                .bind("failure", text.substring(0, Math.min(text.length(), LONGEST_FAILURE)))
                .execute());
  }

  /** Ends forecasts of which no system waits any more. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void end() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update forecast f set outcome = 'COMPLETED', ended_at = :now
                    where ended_at is null and not exists (select 1 from forecast_system s
                      where s.forecast_id = f.id and s.state = 'WAITING')
                    """)
                .bind("now", clock.instant())
                .execute());
  }

  @Scheduled(every = "1h", identity = "forget-forecasts")
  @Transactional
  void forget() {
    Instant oldest = clock.instant().atZone(ZoneOffset.UTC).minus(config.retention()).toInstant();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from forecast where started_at < :oldest")
                .bind("oldest", oldest)
                .execute());
    drafts.forget(oldest);
  }
}
