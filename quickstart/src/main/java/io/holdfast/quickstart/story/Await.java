// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something with a limit. */
final class Await {

  private Await() {}

  /**
   * Asks until there is an answer.
   *
   * @throws IllegalStateException when there is none within the limit
   */
  static <T> T value(String what, Duration limit, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new IllegalStateException(what + " did not happen within " + limit.toSeconds() + " s");
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
