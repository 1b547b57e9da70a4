// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import io.holdfast.monitoring.ledger.LoopConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Watches that every case gets its answer: measures, and asks again where none comes. */
@ApplicationScoped
class LoopWatch {

  private static final Logger LOG = Logger.getLogger(LoopWatch.class);
  private static final Map<String, String> GAUGES =
      Map.of(
          "holdfast.loop.cases.open",
          "select count(*) from lifecycle_case where state <> 'CLOSED'",
          "holdfast.loop.cases.late",
          "select count(*) from lifecycle_case where state <> 'CLOSED' and accepted_at < :late",
          "holdfast.loop.cases.exhausted",
          "select count(*) from lifecycle_case where state <> 'CLOSED' and reasked >= :attempts",
          "holdfast.loop.oldest.seconds",
          """
          select coalesce(extract(epoch from :now::timestamptz - min(accepted_at)), 0)::bigint
          from lifecycle_case where state <> 'CLOSED'
          """,
          "holdfast.events.unmatched",
          "select count(*) from event where waiting > 0",
          "holdfast.events.unmatching",
          "select count(*) from event where state = 'ACCEPTED'",
          "holdfast.events.parked",
          "select count(*) from event where state = 'PARKED'");

  private final Jdbi jdbi;
  private final ReaskCases reask;
  private final TellLateCases tellLate;
  private final LoopConfig loop;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, AtomicLong> values = new ConcurrentHashMap<>();

  LoopWatch(
      Jdbi jdbi,
      ReaskCases reask,
      TellLateCases tellLate,
      LoopConfig loop,
      Clock clock,
      MeterRegistry registry) {
    this.jdbi = jdbi;
    this.reask = reask;
    this.tellLate = tellLate;
    this.loop = loop;
    this.clock = clock;
    this.registry = registry;
  }

  @Scheduled(
      every = "${holdfast.loop.watch-every:10s}",
      identity = "loop-watch",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void watch() {
    try {
      int asked = reask.reaskDue();
      if (asked > 0) {
        LOG.warnf("asked again for the answer of %d cases", asked);
      }
      int late = tellLate.tell();
      if (late > 0) {
        LOG.warnf("%d cases need longer than the objective", late);
      }
      measure();
    } catch (RuntimeException e) {
      LOG.warnf("the loop was not watched this time: %s", e.getMessage());
    }
  }

  private void measure() {
    Instant now = clock.instant();
    Map<String, Object> parameters =
        Map.of(
            "now", now,
            "late", now.minus(loop.objective()),
            "attempts", loop.reaskAttempts());
    jdbi.useHandle(
        handle ->
            GAUGES.forEach(
                (name, sql) -> {
                  var query = handle.createQuery(sql);
                  parameters.forEach(
                      (parameter, value) -> {
                        if (sql.contains(":" + parameter)) {
                          query.bind(parameter, value);
                        }
                      });
                  values.computeIfAbsent(name, this::gauge).set(query.mapTo(Long.class).one());
                }));
  }

  private AtomicLong gauge(String name) {
    return Objects.requireNonNull(registry.gauge(name, new AtomicLong()));
  }

  void onClosed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseClosed closed) {
    Timer.builder("holdfast.loop.closed")
        .description("accepted to closed, per case")
        .tag("answer", closed.answer())
        .publishPercentileHistogram()
        .serviceLevelObjectives(loop.objective())
        .register(registry)
        .record(closed.took());
  }
}
