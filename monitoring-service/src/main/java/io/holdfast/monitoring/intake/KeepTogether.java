// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Keeps deliveries that come at the same time in one transaction. Nobody waits for company: who
 * finds a writer free writes at once, and who comes while all of them are busy goes into the next
 * transaction, which the first of those waiting writes for all of them. When it fails, each writes
 * alone, so that a bad delivery harms no other.
 */
@ApplicationScoped
class KeepTogether {

  /** Transactions at the same time: while one is being committed another is prepared. */
  private static final int WRITERS = 2;

  /** Events after which a transaction takes no more deliveries. */
  private static final int ENOUGH = 200;

  /** What becomes of a delivery that waits. */
  private sealed interface Told {
    /** Its outcomes: another has written it. */
    record Kept(List<Outcome> outcomes) implements Told {}

    /** It is to write these, of which it is the first. */
    record Write(List<Waiting> group) implements Told {}

    /** It is to write itself only. */
    record Alone() implements Told {}
  }

  private record Waiting(Delivery delivery, CompletableFuture<Told> told) {}

  private final Function<List<Delivery>, List<List<Outcome>>> accept;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int writing;

  @Inject
  KeepTogether(AcceptEvents accept) {
    this(accept::accept);
  }

  /** What writes deliveries in one transaction, all of them or none. */
  KeepTogether(Function<List<Delivery>, List<List<Outcome>>> accept) {
    this.accept = accept;
  }

  /** Keeps a delivery: returns after its commit, with what became of every event of it. */
  List<Outcome> keep(Delivery delivery) {
    Waiting own = new Waiting(delivery, new CompletableFuture<>());
    enter(own);
    return switch (own.told().join()) {
      case Told.Kept kept -> kept.outcomes();
      case Told.Write write -> write(write.group());
      case Told.Alone alone -> alone(delivery);
    };
  }

  /** Transactions in hand. */
  synchronized int writing() {
    return writing;
  }

  /** Deliveries that are in none. */
  synchronized int waiting() {
    return waiting.size();
  }

  private List<Outcome> alone(Delivery delivery) {
    return accept.apply(List.of(delivery)).getFirst();
  }

  private List<Outcome> write(List<Waiting> group) {
    List<Waiting> others = group.subList(1, group.size());
    try {
      List<List<Outcome>> outcomes = accept.apply(group.stream().map(Waiting::delivery).toList());
      for (int i = 0; i < others.size(); i++) {
        others.get(i).told().complete(new Told.Kept(outcomes.get(i + 1)));
      }
      return outcomes.getFirst();
    } catch (RuntimeException | Error e) {
      others.forEach(other -> other.told().complete(new Told.Alone()));
      if (others.isEmpty()) {
        throw e;
      }
      return alone(group.getFirst().delivery());
    } finally {
      leave();
    }
  }

  private synchronized void enter(Waiting own) {
    waiting.add(own);
    if (writing < WRITERS) {
      writing++;
      next();
    }
  }

  private synchronized void leave() {
    if (waiting.isEmpty()) {
      writing--;
    } else {
      next();
    }
  }

  /** Makes the first of those waiting a writer. */
  private void next() {
    List<Waiting> group = new ArrayList<>();
    int events = 0;
    while (!waiting.isEmpty() && events < ENOUGH) {
      Waiting one = waiting.remove();
      events += one.delivery().parsed().items().size();
      group.add(one);
    }
    group.getFirst().told().complete(new Told.Write(group));
  }
}
