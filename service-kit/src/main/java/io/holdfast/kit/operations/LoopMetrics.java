// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Gauges of what waits: ages in seconds and counts of outbox and inbox. */
@ApplicationScoped
class LoopMetrics {

  private static final Logger LOG = Logger.getLogger(LoopMetrics.class);

  private static final Map<String, String> QUERIES =
      Map.of(
          "holdfast.outbox.unsent", "select count(*) from outbox",
          "holdfast.outbox.oldest.seconds",
              "select coalesce(extract(epoch from now() - min(created_at)), 0)::bigint from outbox",
          "holdfast.inbox.pending", "select count(*) from inbox where state = 'PENDING'",
          "holdfast.inbox.oldest.seconds",
              "select coalesce(extract(epoch from now() - min(received_at)), 0)::bigint from inbox where state = 'PENDING'",
          "holdfast.inbox.parked", "select count(*) from inbox where state = 'PARKED'",
          "holdfast.inbox.conflicts", "select count(*) from inbox where state = 'CONFLICT'",
          "holdfast.inbox.gaps", "select count(*) from inbox_key where gap_since is not null",
          "holdfast.inbox.quarantined", "select count(*) from inbox_quarantine");

  private final Jdbi jdbi;
  private final MeterRegistry registry;
  private final Map<String, AtomicLong> values = new ConcurrentHashMap<>();

  LoopMetrics(Jdbi jdbi, MeterRegistry registry) {
    this.jdbi = jdbi;
    this.registry = registry;
  }

  @Scheduled(every = "15s", identity = "loop-metrics")
  void measure() {
    try {
      jdbi.useHandle(
          handle ->
              QUERIES.forEach(
                  (name, sql) ->
                      values
                          .computeIfAbsent(name, this::gauge)
                          .set(handle.createQuery(sql).mapTo(Long.class).one())));
    } catch (RuntimeException e) {
      LOG.warnf("not measured: %s", e.getMessage());
    }
  }

  private AtomicLong gauge(String name) {
    AtomicLong value = registry.gauge(name, new AtomicLong());
    return java.util.Objects.requireNonNull(value);
  }
}
