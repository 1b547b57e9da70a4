// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.ledger.EventStore;
import io.holdfast.monitoring.ledger.EventsAccepted;
import io.holdfast.monitoring.ledger.NewEvent;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.SentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes events: from its commit on they cannot be lost. */
@ApplicationScoped
public class AcceptEvents {

  /** An event and where its outcome goes. */
  private record Checked(int delivery, int index, NewEvent event, Identity identity) {}

  private final EventStore events;
  private final SenderMemory memory;
  private final Clock clock;
  private final Event<EventsAccepted> accepted;

  AcceptEvents(
      EventStore events, SenderMemory memory, Clock clock, Event<EventsAccepted> accepted) {
    this.events = events;
    this.memory = memory;
    this.clock = clock;
    this.accepted = accepted;
  }

  /**
   * Takes what can be taken and says of every event of every delivery what became of it, in their
   * order. When it throws, nothing was taken.
   */
  @Transactional
  List<List<Outcome>> accept(List<Delivery> deliveries) {
    memory.lock(deliveries);
    List<@Nullable Outcome[]> outcomes = new ArrayList<>();
    List<Checked> checked = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      int count = delivery.parsed().items().size();
      @Nullable Outcome[] own = new Outcome[count];
      for (int i = 0; i < count; i++) {
        try {
          checked.add(check(outcomes.size(), i, delivery));
        } catch (Problem problem) {
          own[i] = new Outcome.Refused(problem);
        }
      }
      outcomes.add(own);
    }
    // in one order for everybody: two transactions with the same events must not wait for each
    // other
    checked.sort(Comparator.comparing(item -> item.identity().key()));
    keep(checked, deliveries, outcomes);
    accepted.fire(new EventsAccepted());
    return outcomes.stream()
        .map(own -> Arrays.stream(own).map(Objects::requireNonNull).toList())
        .toList();
  }

  private static NewEvent.Wire wire(Delivery delivery, int index) {
    byte[] own = delivery.parsed().items().get(index).raw();
    return new NewEvent.Wire(
        delivery.parsed().mode(),
        delivery.received().contentType(),
        Json.text(delivery.received().headers()),
        own == null ? delivery.received().body() : own);
  }

  private Checked check(int number, int index, Delivery delivery) {
    Parsed.Item item = delivery.parsed().items().get(index);
    Origin origin = delivery.origin();
    SentEvent said = item.event();
    if (said == null) {
      throw Objects.requireNonNull(item.problem());
    }
    SentEvent event = memory.recalled(origin.connection(), said);
    Instant now = clock.instant();
    UUID id = Ids.next();
    ReadSentEvent.Reading reading = ReadSentEvent.read(id, event, origin, now);
    NewEvent taken =
        new NewEvent(
            id,
            reading.type(),
            event.source(),
            event.id(),
            reading.occurredAt(),
            now,
            origin.poster(),
            Poster.keyOf(origin.actor().issuer(), origin.actor().subject()),
            origin.connection(),
            reading.state(),
            reading.error(),
            reading.normalised(),
            delivery.trace(),
            wire(delivery, index),
            index);
    return new Checked(number, index, taken, Identity.of(origin.poster(), event));
  }

  private void keep(
      List<Checked> checked, List<Delivery> deliveries, List<@Nullable Outcome[]> outcomes) {
    Map<String, EventStore.Claim> claims = new LinkedHashMap<>();
    for (Checked item : checked) {
      String key = item.identity().key();
      claims.putIfAbsent(
          key, new EventStore.Claim(key, item.identity().content(), item.event().id()));
    }
    Map<String, EventStore.Known> known = events.claim(List.copyOf(claims.values()));
    List<EventStore.Addition> additions = new ArrayList<>();
    Map<Integer, UUID> raws = new HashMap<>();
    for (Checked item : checked) {
      NewEvent event = item.event();
      EventStore.Known self =
          new EventStore.Known(event.id(), item.identity().content(), event.state());
      // the first of an identity is known to those that come after it in the same transaction
      EventStore.Known before = known.putIfAbsent(item.identity().key(), self);
      if (before == null) {
        additions.add(
            new EventStore.Addition(event, raw(item, deliveries.get(item.delivery()), raws)));
      }
      outcomes.get(item.delivery())[item.index()] =
          before == null
              ? new Outcome.Accepted(event.id(), event.state(), false)
              : again(item, before);
    }
    events.add(additions);
  }

  /** With which event its raw bytes are kept: a delivery's with the first of those without own. */
  private static UUID raw(Checked item, Delivery delivery, Map<Integer, UUID> raws) {
    UUID id = item.event().id();
    return delivery.parsed().items().get(item.index()).raw() != null
        ? id
        : raws.computeIfAbsent(item.delivery(), number -> id);
  }

  private Outcome again(Checked item, EventStore.Known before) {
    if (before.content().equals(item.identity().content())) {
      return new Outcome.Accepted(before.id(), before.state(), true);
    }
    NewEvent event = item.event();
    events.setAside(before, event.poster(), event.receivedAt(), event.wire());
    return new Outcome.Refused(
        Problem.of(
            ProblemType.ID_REUSED,
            "source, id and type were used for event %s, which said something else"
                .formatted(before.id())));
  }
}
