// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one thread at a time hold a whole document as a tree: a document may take a hundred times
 * the memory of an ordinary request, and many readers at once must not take it many times.
 */
@ApplicationScoped
class Turnstile {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore pass = new Semaphore(1, true);

  /**
   * Does the work when it is its turn; work must not pass again from within.
   *
   * @throws Problem unavailable, when others take too long
   */
  <T> T pass(Supplier<T> work) {
    try {
      if (!pass.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      pass.release();
    }
  }

  private static Problem busy() {
    return Problem.retry(
        ProblemType.UNAVAILABLE, "other large documents are being read", Duration.ofSeconds(5));
  }
}
