// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakeableTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void goesOnAtOnceWhileItFindsSomething() throws InterruptedException {
    CountDownLatch rounds = new CountDownLatch(100);
    try (Wakeable loop =
        new Wakeable(
            "busy",
            LONG,
            () -> {
              rounds.countDown();
              return rounds.getCount() > 0;
            })) {
      loop.start();
      assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void looksAgainWhenWoken() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    try (Wakeable loop =
        new Wakeable(
            "woken",
            LONG,
            () -> {
              first.countDown();
              second.countDown();
              return false;
            })) {
      loop.start();
      assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
      loop.wake();
      assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aWakeUpDuringARoundIsNotLost() throws InterruptedException {
    CountDownLatch inRound = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch rounds = new CountDownLatch(2);
    try (Wakeable loop =
        new Wakeable(
            "late",
            LONG,
            () -> {
              inRound.countDown();
              goOn.await();
              rounds.countDown();
              return false;
            })) {
      loop.start();
      assertThat(inRound.await(10, TimeUnit.SECONDS)).isTrue();
      loop.wake();
      goOn.countDown();
      assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void outlivesExceptionsAndErrors() throws InterruptedException {
    AtomicInteger round = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(1);
    try (Wakeable loop =
        new Wakeable(
            "tough",
            Duration.ofMillis(1),
            () -> {
              switch (round.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("first");
                case 2 -> throw new StackOverflowError("second");
                default -> third.countDown();
              }
              return false;
            })) {
      loop.start();
      assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void endsAfterTheRoundInHand() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Wakeable loop =
        new Wakeable(
            "ending",
            LONG,
            () -> {
              begun.countDown();
              Thread.sleep(100);
              ended.incrementAndGet();
              return true;
            });
    loop.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    loop.close();

    int roundsAtEnd = ended.get();
    assertThat(roundsAtEnd).isPositive();
    Thread.sleep(250);
    assertThat(ended.get()).isEqualTo(roundsAtEnd);
  }
}
