// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Threads that do the same rounds of work, no more of them at a time than there is work for. */
public final class Wakeables implements AutoCloseable {

  private final List<Wakeable> loops = new ArrayList<>();

  /** Starts so many, named by a number; see {@link Wakeable}. */
  public void start(String name, int count, Duration pause, Duration rest, Wakeable.Round round) {
    for (int i = 0; i < count; i++) {
      loops.add(new Wakeable(name + "-" + i, pause, rest, round).start());
    }
  }

  /**
   * Asks for a round now: of one that waits, or, where none does, of each after the one in hand.
   */
  public void wake() {
    if (!wakeOne()) {
      loops.forEach(Wakeable::wake);
    }
  }

  /** Asks one that waits, where one does; for a round that found more than it takes. */
  public boolean wakeOne() {
    return loops.stream().anyMatch(Wakeable::wakeIfWaiting);
  }

  /** Ends all of them. */
  @Override
  public void close() {
    loops.forEach(Wakeable::close);
  }
}
