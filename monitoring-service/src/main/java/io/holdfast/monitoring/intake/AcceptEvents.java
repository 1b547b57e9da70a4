// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.event.Envelope;
import io.holdfast.monitoring.event.EventReader;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.ledger.EventStore;
import io.holdfast.monitoring.ledger.EventsAccepted;
import io.holdfast.monitoring.ledger.NewEvent;
import io.holdfast.monitoring.ledger.Poster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes posted events: from its commit on they cannot be lost. */
@ApplicationScoped
public class AcceptEvents {

  private record Checked(int index, NewEvent event, Identity identity) {}

  private final EventStore events;
  private final Clock clock;
  private final Event<EventsAccepted> accepted;

  AcceptEvents(EventStore events, Clock clock, Event<EventsAccepted> accepted) {
    this.events = events;
    this.clock = clock;
    this.accepted = accepted;
  }

  /** Takes what can be taken and says of every event what became of it, in their order. */
  @Transactional
  List<Outcome> accept(Delivery delivery, Poster poster) {
    List<@Nullable Outcome> outcomes =
        new ArrayList<>(Collections.nCopies(delivery.items().size(), null));
    List<Checked> checked = new ArrayList<>();
    for (int i = 0; i < delivery.items().size(); i++) {
      try {
        checked.add(check(i, delivery.items().get(i), poster));
      } catch (Problem problem) {
        outcomes.set(i, new Outcome.Refused(problem));
      }
    }
    // in one order for everybody: two batches with the same events must not wait for each other
    checked.sort(Comparator.comparing(item -> item.identity().key()));
    for (Checked item : checked) {
      outcomes.set(item.index(), keep(item));
    }
    accepted.fire(new EventsAccepted());
    List<Outcome> all = new ArrayList<>();
    outcomes.forEach(outcome -> all.add(java.util.Objects.requireNonNull(outcome)));
    return all;
  }

  private Checked check(int index, Delivery.Item item, Poster poster) {
    CloudEvent event = item.event();
    if (event == null) {
      throw java.util.Objects.requireNonNull(item.problem());
    }
    Instant now = clock.instant();
    UUID id = Ids.next();
    Instant occurredAt = OccurredAt.of(event, now);
    Optional<EventType> type = EventType.of(event.type());
    NormalisedEvent normalised =
        type.map(known -> normalised(known, event, id, occurredAt, now, poster)).orElse(null);
    if (!event.violations().isEmpty()) {
      throw event.violations().problem();
    }
    if (normalised != null) {
      requireAllowed(normalised, poster, event.pointers().data());
    }
    NewEvent taken =
        new NewEvent(
            id,
            type.map(EventType::shortName).orElse(event.type()),
            event.source(),
            event.id(),
            occurredAt,
            now,
            poster,
            normalised,
            new NewEvent.Wire(
                event.mode().name(), event.contentType(), Json.text(event.headers()), event.raw()));
    return new Checked(index, taken, Identity.of(poster, event));
  }

  private static NormalisedEvent normalised(
      EventType type, CloudEvent event, UUID id, Instant occurredAt, Instant now, Poster poster) {
    if (event.bytes() != null) {
      throw Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "the data of %s is application/json, not %s"
              .formatted(type.wireName(), event.dataContentType()));
    }
    Envelope envelope =
        new Envelope(
            id,
            event.source(),
            event.id(),
            event.subject(),
            occurredAt,
            now,
            now.plus(OccurredAt.AHEAD),
            new NormalisedEvent.Actor(
                poster.actor().issuer(), poster.actor().subject(), poster.actor().client()));
    return EventReader.read(
        type, envelope, event.data(), event.pointers().data(), event.violations());
  }

  private static void requireAllowed(NormalisedEvent event, Poster poster, String pointer) {
    List<Violation> foreign = new ArrayList<>();
    for (int i = 0; i < event.subjects().size(); i++) {
      String alias = event.subjects().get(i).alias();
      if (!poster.maySpeakFor(alias)) {
        foreign.add(
            new Violation(
                pointer + "/subjects/" + i + "/alias",
                "subject-not-allowed",
                "this client may not speak for " + alias));
      }
    }
    if (!foreign.isEmpty()) {
      throw Problem.of(
          ProblemType.SUBJECT_NOT_ALLOWED, "this client may not speak for every subject", foreign);
    }
  }

  private Outcome keep(Checked item) {
    NewEvent event = item.event();
    Optional<EventStore.Known> known =
        events.claim(item.identity().key(), item.identity().content(), event.id());
    if (known.isEmpty()) {
      events.add(event);
      return new Outcome.Accepted(
          event.id(),
          event.normalised() == null ? EventState.UNKNOWN_TYPE : EventState.ACCEPTED,
          false);
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
