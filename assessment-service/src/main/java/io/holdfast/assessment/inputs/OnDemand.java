// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Computations that somebody waits for and that store nothing. Few at a time, so that they never
 * take the processor from the runs that answer cases.
 */
@ApplicationScoped
public class OnDemand {

  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Snapshots snapshots;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  OnDemand(Jdbi jdbi, Snapshots snapshots) {
    this.jdbi = jdbi;
    this.snapshots = snapshots;
  }

  /**
   * The system as it is now, with a revision and an edition to assess it by.
   *
   * @throws Problem not yet known, while either is missing
   */
  public Snapshot snapshot(UUID systemId) {
    return jdbi.withHandle(handle -> snapshots.read(handle, systemId))
        .filter(OnDemand::isComplete)
        .orElseThrow(
            () -> Problem.notYetKnown("", "revision or edition to assess AI system", systemId));
  }

  /** The system as it was known at an instant; empty when it could not be assessed by then. */
  public Optional<Snapshot> snapshot(UUID systemId, Instant known) {
    return jdbi.withHandle(handle -> snapshots.read(handle, systemId, known))
        .filter(OnDemand::isComplete);
  }

  private static boolean isComplete(Snapshot snapshot) {
    return snapshot.revision() != null && snapshot.edition() != null;
  }

  /**
   * Computes when it is its turn.
   *
   * @throws Problem unavailable, when too many wait already
   */
  public <T> T compute(Supplier<T> computation) {
    if (!await()) {
      throw Problem.retry(
          ProblemType.UNAVAILABLE, "others compute at the moment; nothing was changed", PATIENCE);
    }
    try {
      return computation.get();
    } finally {
      turns.release();
    }
  }

  /** Whether nobody waits for an answer. */
  public boolean isIdle() {
    return turns.availablePermits() == AT_ONCE;
  }

  private boolean await() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
