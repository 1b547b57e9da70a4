// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.ledger.EventResponse;
import io.holdfast.monitoring.ledger.EventsAccepted;
import io.holdfast.monitoring.ledger.ReadEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Lets a parked event be matched again. */
@ApplicationScoped
public class RetryEvent {

  private final MatchStore store;
  private final ReadEvents events;
  private final History history;
  private final Caller caller;
  private final Clock clock;
  private final Event<EventsAccepted> accepted;

  RetryEvent(
      MatchStore store,
      ReadEvents events,
      History history,
      Caller caller,
      Clock clock,
      Event<EventsAccepted> accepted) {
    this.store = store;
    this.events = events;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
    this.accepted = accepted;
  }

  /**
   * Tries again.
   *
   * @throws Problem not found; forbidden; conflict, when it is not parked
   */
  @Transactional
  public EventResponse retry(UUID id) {
    // a parked event belongs to no system yet, so to no team but all
    caller.requireFor(Roles.OPERATOR, Grants.ALL_TEAMS);
    EventResponse event = events.get(id);
    if (!store.retry(id, clock.instant())) {
      throw Problem.of(
          ProblemType.CONFLICT, "event " + id + " is " + event.state() + ", not parked");
    }
    history.record("event", id, null, "retried", caller.actor(), null, null);
    accepted.fire(new EventsAccepted());
    return events.get(id);
  }
}
