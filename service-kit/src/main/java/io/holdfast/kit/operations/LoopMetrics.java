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
              age("select created_at from outbox order by seq limit 1"),
          "holdfast.inbox.pending", "select count(*) from inbox where state = 'PENDING'",
          "holdfast.inbox.oldest.seconds",
              age("select received_at from inbox where state = 'PENDING' order by id limit 1"),
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

  /** In seconds; of the front of a queue, which an index knows however long it is. */
  private static String age(String oldest) {
    return "select coalesce(extract(epoch from now() - (" + oldest + ")), 0)::bigint";
  }

  private AtomicLong gauge(String name) {
    AtomicLong value = registry.gauge(name, new AtomicLong());
    return java.util.Objects.requireNonNull(value);
  }
}
