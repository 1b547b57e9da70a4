// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets so many deliveries in at once; who has waited too long is asked to come back. Always 503,
 * which every known sender tries again, where 429 is final for Alertmanager.
 */
@ApplicationScoped
class IntakeGate {

  /** How much is taken at once. */
  @ConfigMapping(prefix = "holdfast.intake")
  interface IntakeConfig {

    /** Deliveries being stored at the same time, per replica. */
    @WithDefault("24")
    int concurrent();

    /** How long a delivery waits for its turn; most senders give up after 5 to 10 seconds. */
    @WithDefault("2s")
    Duration patience();
  }

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Semaphore turns;
  private final Duration patience;

  @Inject
  IntakeGate(IntakeConfig config) {
    this(config.concurrent(), config.patience());
  }

  IntakeGate(int concurrent, Duration patience) {
    this.turns = new Semaphore(concurrent, true);
    this.patience = patience;
  }

  /**
   * Does something in turn.
   *
   * @throws Problem unavailable, to be tried again, when there was no turn in time
   */
  <T> T inTurn(Supplier<T> work) {
    boolean turn;
    try {
      turn = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      turn = false;
    }
    if (!turn) {
      throw Problem.retry(
          ProblemType.UNAVAILABLE, "more is coming in than can be stored; nothing was kept", RETRY);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
