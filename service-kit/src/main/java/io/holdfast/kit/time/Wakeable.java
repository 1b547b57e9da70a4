// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * A thread that does rounds of work: again at once while there may be more, else when woken or
 * after a pause. A round that throws is logged and tried again after a growing pause.
 */
public final class Wakeable implements AutoCloseable {

  /** A rest in which what follows gathers: a commit costs more than a row. */
  public static final Duration GATHERING = Duration.ofMillis(50);

  private static final Logger LOG = Logger.getLogger(Wakeable.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** A round of work; true when there may be more to do. */
  @FunctionalInterface
  public interface Round {
    boolean run() throws Exception;
  }

  private final String name;
  private final Duration pause;
  private final Duration rest;
  private final Round round;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private final Thread thread;
  private boolean pending;
  private boolean waiting;
  private volatile boolean closed;

  public Wakeable(String name, Duration pause, Round round) {
    this(name, pause, Duration.ZERO, round);
  }

  /**
   * One that rests after rounds, so that what follows gathers: what comes alone is done at once.
   *
   * @param rest at least so long from a round that it was woken for, and that left nothing, to the
   *     next
   */
  public Wakeable(String name, Duration pause, Duration rest, Round round) {
    this.name = name;
    this.pause = pause;
    this.rest = rest;
    this.round = round;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /** Starts the thread. */
  public Wakeable start() {
    thread.start();
    return this;
  }

  /** Asks for a round now. */
  public void wake() {
    lock.lock();
    try {
      pending = true;
      woken.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Asks for a round now where none is under way. */
  public boolean wakeIfWaiting() {
    lock.lock();
    try {
      if (!waiting || pending) {
        return false;
      }
      wake();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    int failures = 0;
    boolean called = false;
    while (!closed) {
      try {
        boolean more = round.run();
        failures = 0;
        if (more) {
          called = true;
        } else {
          if (called) {
            rest();
          }
          called = await(pause);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception | Error e) {
        // an Error too: a thread that dies in silence would stop the loop for good
        if (closed) {
          return;
        }
        failures++;
        LOG.warnf(e, "%s failed %d time(s) in a row", name, failures);
        if (!pauseAfterFailure(failures)) {
          return;
        }
      }
    }
  }

  private boolean pauseAfterFailure(int failures) {
    Duration wait = pause.multipliedBy(1L << Math.min(failures, 10));
    try {
      await(wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void rest() throws InterruptedException {
    lock.lock();
    try {
      long left = rest.toNanos();
      while (!closed && left > 0) {
        left = woken.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** True when it was woken. */
  private boolean await(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      waiting = true;
      while (!pending && !closed && left > 0) {
        left = woken.awaitNanos(left);
      }
      boolean called = pending;
      pending = false;
      return called;
    } finally {
      waiting = false;
      lock.unlock();
    }
  }

  /** Ends after the round in hand, at the latest after some seconds. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        LOG.warnf("%s still works 10 s after its end was asked for", name);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
