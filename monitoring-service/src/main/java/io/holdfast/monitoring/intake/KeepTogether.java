// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Keeps deliveries that come at the same time in one transaction. There is no timer: who finds
 * nobody writing writes at once, and who comes while somebody does goes into the next transaction,
 * which the first of those waiting writes for all of them. It begins when the one in hand has
 * ended, and beside it as soon as it has some events, or when that is a large one. When it fails,
 * each writes alone, so that a bad delivery harms no other.
 */
@ApplicationScoped
class KeepTogether {

  /** Transactions at the same time: while one is being committed another is prepared. */
  private static final int WRITERS = 2;

  /** Events that are worth a transaction beside another: fewer are cheaper with those to come. */
  private static final int SOME = 4;

  /** Events in hand that take their time: nobody waits behind them for company. */
  private static final int MANY = 50;

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

  private record Waiting(Delivery delivery, CompletableFuture<Told> told) {

    /** What it weighs; one of no event is work too. */
    int events() {
      return Math.max(1, delivery.parsed().items().size());
    }
  }

  private final Function<List<Delivery>, List<List<Outcome>>> accept;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int writing;
  private int eventsInHand;

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
      leave(events(group));
    }
  }

  private synchronized void enter(Waiting own) {
    waiting.add(own);
    beginWhenDue();
  }

  private synchronized void leave(int events) {
    writing--;
    eventsInHand -= events;
    beginWhenDue();
  }

  private void beginWhenDue() {
    boolean due =
        writing == 0 || (writing < WRITERS && (events(waiting) >= SOME || eventsInHand >= MANY));
    if (due && !waiting.isEmpty()) {
      begin();
    }
  }

  /** Makes the first of those waiting a writer. */
  private void begin() {
    List<Waiting> group = new ArrayList<>();
    while (!waiting.isEmpty() && events(group) < ENOUGH) {
      group.add(waiting.remove());
    }
    writing++;
    eventsInHand += events(group);
    group.getFirst().told().complete(new Told.Write(group));
  }

  private static int events(Collection<Waiting> deliveries) {
    return deliveries.stream().mapToInt(Waiting::events).sum();
  }
}
