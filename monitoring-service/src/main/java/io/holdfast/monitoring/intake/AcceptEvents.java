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
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.SentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes events: from its commit on they cannot be lost. */
@ApplicationScoped
public class AcceptEvents {

  private record Checked(int index, NewEvent event, Identity identity) {}

  /** The raw bytes of a delivery whose events have none of their own: kept with the first. */
  private static final class SharedRaw {
    private @Nullable UUID id;
  }

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

  /** Takes what can be taken and says of every event what became of it, in their order. */
  @Transactional
  List<Outcome> accept(Received received, Parsed parsed, Origin origin) {
    memory.lock(origin.connection(), parsed);
    List<@Nullable Outcome> outcomes =
        new ArrayList<>(Collections.nCopies(parsed.items().size(), null));
    List<Checked> checked = new ArrayList<>();
    for (int i = 0; i < parsed.items().size(); i++) {
      try {
        checked.add(check(i, parsed.items().get(i), wire(received, parsed, i), origin));
      } catch (Problem problem) {
        outcomes.set(i, new Outcome.Refused(problem));
      }
    }
    // in one order for everybody: two batches with the same events must not wait for each other
    checked.sort(Comparator.comparing(item -> item.identity().key()));
    SharedRaw shared = new SharedRaw();
    for (Checked item : checked) {
      boolean ownRaw = parsed.items().get(item.index()).raw() != null;
      outcomes.set(item.index(), keep(item, ownRaw ? new SharedRaw() : shared));
    }
    accepted.fire(new EventsAccepted());
    return outcomes.stream().map(Objects::requireNonNull).toList();
  }

  private static NewEvent.Wire wire(Received received, Parsed parsed, int index) {
    byte[] own = parsed.items().get(index).raw();
    return new NewEvent.Wire(
        parsed.mode(),
        received.contentType(),
        Json.text(received.headers()),
        own == null ? received.body() : own);
  }

  private Checked check(int index, Parsed.Item item, NewEvent.Wire wire, Origin origin) {
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
            wire,
            index);
    return new Checked(index, taken, Identity.of(origin.poster(), event));
  }

  private Outcome keep(Checked item, SharedRaw shared) {
    NewEvent event = item.event();
    Optional<EventStore.Known> known =
        events.claim(item.identity().key(), item.identity().content(), event.id());
    if (known.isEmpty()) {
      shared.id = events.add(event, shared.id);
      return new Outcome.Accepted(event.id(), event.state(), false);
    }
    EventStore.Known before = known.get();
    if (before.content().equals(item.identity().content())) {
      return new Outcome.Accepted(before.id(), before.state(), true);
    }
    events.setAside(before, event.poster(), event.receivedAt(), event.wire());
    return new Outcome.Refused(
        Problem.of(
            ProblemType.ID_REUSED,
            "source, id and type were used for event %s, which said something else"
                .formatted(before.id())));
  }
}
