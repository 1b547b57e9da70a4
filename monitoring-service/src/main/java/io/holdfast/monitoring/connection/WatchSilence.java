// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.monitoring.publishing.ConnectionPublisher;
import io.holdfast.monitoring.publishing.ConnectionSilent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Raises the alarm when nothing has come over a connection for longer than it says: an event, an
 * entry in its history and the gauge {@code holdfast_connections_silent}.
 */
@ApplicationScoped
public class WatchSilence {

  private static final Logger LOG = Logger.getLogger(WatchSilence.class);
  static final Actor WATCH =
      new Actor("holdfast", "monitoring-service", null, "monitoring-service");

  private final ActivityStore store;
  private final History history;
  private final ConnectionPublisher publisher;
  private final Clock clock;
  private final AtomicInteger silent;

  WatchSilence(
      ActivityStore store,
      History history,
      ConnectionPublisher publisher,
      Clock clock,
      MeterRegistry registry) {
    this.store = store;
    this.history = history;
    this.publisher = publisher;
    this.clock = clock;
    this.silent =
        Objects.requireNonNull(registry.gauge("holdfast.connections.silent", new AtomicInteger()));
  }

  @Scheduled(
      every = "${holdfast.connections.watch-every:30s}",
      identity = "connection-silence",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void watch() {
    for (ActivityStore.Silence silence : store.noteSilence(clock.instant())) {
      String last = silence.lastEventAt() == null ? "never" : silence.lastEventAt().toString();
      if (silence.silent()) {
        LOG.warnf("connection %s is silent; last event: %s", silence.key(), last);
        publisher.silent(
            new ConnectionSilent(
                silence.id(),
                silence.key(),
                silence.team(),
                silence.kind(),
                silence.lastEventAt(),
                silence.silenceSeconds()));
      }
      history.record(
          ManageConnections.OBJECT,
          silence.id(),
          silence.team(),
          silence.silent() ? "silent" : "heard-again",
          WATCH,
          null,
          Map.of("lastEvent", last));
    }
    silent.set(store.silent());
  }
}
