// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakeablesTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void wakesOneByOneAndThenAll() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(3);
    Semaphore begun = new Semaphore(0);
    Semaphore goOn = new Semaphore(3);
    try (Wakeables loops = new Wakeables()) {
      loops.start(
          "one",
          3,
          LONG,
          Duration.ZERO,
          () -> {
            first.countDown();
            begun.release();
            goOn.acquire();
            return false;
          });
      assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
      begun.acquire(3);

      for (int woken = 0; woken < 3; woken++) {
        while (!loops.wakeOne()) {
          Thread.onSpinWait();
        }
        begun.acquire();
        assertThat(begun.availablePermits()).isZero();
      }
      assertThat(loops.wakeOne()).isFalse();

      loops.wake();
      goOn.release(6);
      begun.acquire(3);
    }
  }
}
