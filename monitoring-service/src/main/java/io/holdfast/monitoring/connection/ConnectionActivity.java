// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.time.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes over connections. Summed up in memory and added to the database every few
 * seconds, so that deliveries of one connection do not wait for each other's counter; what a crash
 * loses is a count, never an event.
 */
@ApplicationScoped
public class ConnectionActivity {

  private static final Logger LOG = Logger.getLogger(ConnectionActivity.class);

  /** Refusals remembered per connection between two additions; more of them say nothing new. */
  private static final int MOST_REFUSALS = 20;

  /** What became of the events of one delivery. */
  public record Delivered(int accepted, int duplicates, int ignored, int tests) {}

  /** A delivery, or an event of one, that was not taken. */
  record Refusal(UUID id, Instant at, int status, String reason, String detail) {}

  /** What is not in the database yet. */
  static final class Sum {
    @Nullable Instant lastEventAt;
    @Nullable Instant lastTestAt;
    @Nullable Instant lastRefusedAt;
    @Nullable Long lagMillis;
    long accepted;
    long duplicates;
    long ignored;
    long tests;
    long refused;
    final Deque<Refusal> refusals = new ArrayDeque<>();

    private void add(Delivered delivered, Instant at, @Nullable Instant occurredAt) {
      accepted += delivered.accepted();
      duplicates += delivered.duplicates();
      ignored += delivered.ignored();
      tests += delivered.tests();
      if (delivered.tests() > 0) {
        lastTestAt = at;
      }
      if (delivered.accepted() + delivered.duplicates() + delivered.ignored() > 0) {
        lastEventAt = at;
      }
      if (occurredAt != null) {
        lagMillis = Math.max(0, Duration.between(occurredAt, at).toMillis());
      }
    }

    /** This and what came after it. */
    private Sum and(Sum later) {
      lastEventAt = later.lastEventAt == null ? lastEventAt : later.lastEventAt;
      lastTestAt = later.lastTestAt == null ? lastTestAt : later.lastTestAt;
      lagMillis = later.lagMillis == null ? lagMillis : later.lagMillis;
      accepted += later.accepted;
      duplicates += later.duplicates;
      ignored += later.ignored;
      tests += later.tests;
      long others = later.refused - later.refusals.size();
      later.refusals.forEach(this::add);
      refused += others;
      return this;
    }

    private void add(Refusal refusal) {
      refused++;
      lastRefusedAt = refusal.at();
      refusals.addLast(refusal);
      if (refusals.size() > MOST_REFUSALS) {
        refusals.removeFirst();
      }
    }
  }

  private final ActivityStore store;
  private final MeterRegistry registry;
  private final ReentrantLock adding = new ReentrantLock();
  private Map<UUID, Sum> sums = new TreeMap<>();

  ConnectionActivity(ActivityStore store, MeterRegistry registry) {
    this.store = store;
    this.registry = registry;
  }

  /** Counts a delivery that was taken. */
  public void delivered(
      Connection connection, Delivered delivered, Instant at, @Nullable Instant occurredAt) {
    count(connection, "accepted", delivered.accepted());
    count(connection, "duplicate", delivered.duplicates());
    count(connection, "ignored", delivered.ignored());
    count(connection, "test", delivered.tests());
    synchronized (this) {
      sums.computeIfAbsent(connection.id(), id -> new Sum()).add(delivered, at, occurredAt);
    }
  }

  /** Counts what was refused, with its reason. */
  public void refused(Connection connection, Problem problem, Instant at) {
    count(connection, "refused", 1);
    String uri = problem.type().uri();
    Refusal refusal =
        new Refusal(
            Ids.next(),
            at,
            problem.type().status(),
            uri.substring(uri.lastIndexOf('/') + 1),
            problem.detail().substring(0, Math.min(problem.detail().length(), 1000)));
    synchronized (this) {
      sums.computeIfAbsent(connection.id(), id -> new Sum()).add(refusal);
    }
  }

  private void count(Connection connection, String result, int events) {
    if (events > 0) {
      registry
          .counter("holdfast.connections.events", "connection", connection.key(), "result", result)
          .increment(events);
    }
  }

  @Scheduled(
      every = "${holdfast.connections.flush-every:2s}",
      identity = "connection-activity",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void addUp() {
    try {
      flush();
    } catch (RuntimeException e) {
      LOG.warnf("what came over connections was not added up this time: %s", e.getMessage());
    }
  }

  void onStop(@Observes @Priority(100) ShutdownEvent event) {
    addUp();
  }

  /** Adds to the database what is not there yet; what another thread is adding is there, too. */
  void flush() {
    adding.lock();
    try {
      addAll();
    } finally {
      adding.unlock();
    }
  }

  private void addAll() {
    Map<UUID, Sum> taken;
    synchronized (this) {
      taken = sums;
      sums = new TreeMap<>();
    }
    if (taken.isEmpty()) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> taken.forEach(store::add));
    } catch (RuntimeException e) {
      synchronized (this) {
        sums.forEach((id, sum) -> taken.merge(id, sum, Sum::and));
        sums = taken;
      }
      throw e;
    }
  }
}
