// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void isFoundWaitingOnlyBetweenRounds() throws InterruptedException {
    CountDownLatch inRound = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch rounds = new CountDownLatch(2);
    try (Wakeable loop =
        new Wakeable(
            "between",
            LONG,
            () -> {
              inRound.countDown();
              goOn.await();
              rounds.countDown();
              return false;
            })) {
      loop.start();
      assertThat(inRound.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(loop.wakeIfWaiting()).isFalse();
      goOn.countDown();
      while (!loop.wakeIfWaiting()) {
        Thread.onSpinWait();
      }
      assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatFollowsARoundGathers() throws InterruptedException {
    Duration rest = Duration.ofMillis(20);
    AtomicInteger rounds = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch eleventh = new CountDownLatch(11);
    try (Wakeable loop =
        new Wakeable(
            "resting",
            LONG,
            rest,
            () -> {
              rounds.incrementAndGet();
              first.countDown();
              eleventh.countDown();
              return false;
            })) {
      loop.start();
      // nobody asked for the first, so that no rest follows it
      assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
      long begin = System.nanoTime();
      while (eleventh.getCount() > 0) {
        loop.wake();
        Thread.onSpinWait();
      }
      int most = (int) ((System.nanoTime() - begin) / rest.toNanos()) + 1;
      assertThat(rounds.get() - 1).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void whatComesAloneIsDoneAtOnceAlsoAfterLooksThatNobodyAskedFor() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(3);
    AtomicBoolean work = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    try (Wakeable loop =
        new Wakeable(
            "looking",
            Duration.ofMillis(1),
            LONG,
            () -> {
              looks.countDown();
              if (work.getAndSet(false)) {
                done.countDown();
              }
              return false;
            })) {
      loop.start();
      assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();
      work.set(true);
      loop.wake();
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A thread that goes on resting is interrupted after ten seconds, which is too late here. */
  @Test
  @Timeout(5)
  void endsWhileItRests() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(2);
    try (Wakeable loop =
        new Wakeable(
            "long-resting",
            LONG,
            LONG,
            () -> {
              second.countDown();
              return false;
            })) {
      loop.start();
      loop.wake();
      assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
      // closing waits for the thread's end
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
