// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.kit.time.Wakeable;
import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.ledger.EventsAccepted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Matches what was accepted. What is to be done is derived from the tables in every round; a
 * wake-up is a hint only. An event that cannot be matched is parked and holds up no other.
 */
@ApplicationScoped
class MatchWorker {

  /** How events are matched. */
  @ConfigMapping(prefix = "holdfast.matching")
  interface MatchingConfig {

    /** How long until the worker looks again when nobody woke it. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** Failures after which an event is parked; failures of the database do not count. */
    @WithDefault("5")
    int attempts();

    /** How long an event waits for somebody to register what it is about. */
    @WithDefault("P30D")
    Duration unmatchedKept();
  }

  private static final Logger LOG = Logger.getLogger(MatchWorker.class);

  /** SQLSTATE classes that say "not now" rather than "never". */
  private static final Set<String> TRANSIENT = Set.of("08", "40", "53", "55", "57", "58");

  private final MatchEvents match;
  private final MatchStore store;
  private final MatchingConfig config;
  private final Clock clock;
  private final Wakeable loop;
  private boolean busy;

  MatchWorker(MatchEvents match, MatchStore store, MatchingConfig config, Clock clock) {
    this.match = match;
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.loop = new Wakeable("matching", config.pollInterval(), Wakeable.GATHERING, this::round);
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    loop.start();
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.close();
  }

  void onAccepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsAccepted accepted) {
    loop.wake();
  }

  void onRegistered(@Observes(during = TransactionPhase.AFTER_SUCCESS) AliasesRegistered aliases) {
    loop.wake();
  }

  private boolean round() {
    // while there was work the next step finds out by itself whether there is more
    busy = (busy || store.isWork(clock.instant())) && step();
    return busy;
  }

  private boolean step() {
    List<UUID> inHand = new ArrayList<>();
    try {
      return QuarkusTransaction.requiringNew().timeout(120).call(() -> match.step(inHand::addAll));
    } catch (RuntimeException e) {
      if (inHand.isEmpty() || isTransient(e)) {
        throw e;
      }
      // one by one, so that the bad one holds up no other
      inHand.forEach(this::alone);
      return true;
    } finally {
      Trace.leave();
    }
  }

  private void alone(UUID event) {
    try {
      QuarkusTransaction.requiringNew().timeout(120).run(() -> match.alone(event));
    } catch (RuntimeException e) {
      if (isTransient(e)) {
        throw e;
      }
      LOG.errorf(e, "event %s could not be matched", event);
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  store.failed(
                      event,
                      describe(e),
                      config.attempts(),
                      clock.instant().plus(Duration.ofSeconds(2))));
    }
  }

  private static boolean isTransient(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() >= 2
                    && TRANSIENT.contains(sql.getSQLState().substring(0, 2)));
  }

  private static String describe(Throwable failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.replace("\u0000", "").substring(0, Math.min(text.length(), 2000));
  }

  @Scheduled(
      every = "1h",
      delayed = "1m",
      identity = "unmatched-retention",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expire() {
    int expired =
        QuarkusTransaction.requiringNew()
            .call(() -> store.expire(clock.instant().minus(config.unmatchedKept())));
    if (expired > 0) {
      LOG.infof("%d events waited in vain for their subjects to be registered", expired);
    }
  }
}
