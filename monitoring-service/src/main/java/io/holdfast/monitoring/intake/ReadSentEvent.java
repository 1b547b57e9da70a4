// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.monitoring.event.Envelope;
import io.holdfast.monitoring.event.EventReader;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.SentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a sender means into a normalised event, or says why there is none. */
final class ReadSentEvent {

  private static final int MAX_ERROR = 2000;

  /**
   * What an event is here.
   *
   * @param type short name of a known type, else the sender's word
   * @param error why there is no normalised event
   */
  record Reading(
      String type,
      Instant occurredAt,
      EventState state,
      @Nullable NormalisedEvent normalised,
      @Nullable String error) {}

  private ReadSentEvent() {}

  /**
   * Reads an event.
   *
   * @throws Problem invalid, unless its sender's unreadable events are kept; not allowed to speak
   *     for a subject
   */
  static Reading read(UUID id, SentEvent event, Origin origin, Instant receivedAt) {
    Instant occurredAt = OccurredAt.of(event, receivedAt);
    NormalisedEvent normalised =
        event.meaning() instanceof Meaning.Happened happened
            ? normalised(id, happened, event, origin, occurredAt, receivedAt)
            : null;
    if (!event.violations().isEmpty()) {
      if (!origin.keepsUnreadable()) {
        throw event.violations().problem();
      }
      return new Reading(
          event.type(), occurredAt, EventState.UNMAPPED, null, error(event.violations().all()));
    }
    if (normalised != null) {
      requireAllowed(normalised, origin.poster(), event.pointers().data());
    }
    return switch (event.meaning()) {
      case Meaning.Happened happened ->
          new Reading(
              happened.type().shortName(), occurredAt, EventState.ACCEPTED, normalised, null);
      case Meaning.Unknown unknown ->
          new Reading(event.type(), occurredAt, EventState.UNKNOWN_TYPE, null, null);
      case Meaning.Nothing nothing ->
          new Reading(event.type(), occurredAt, EventState.IGNORED, null, nothing.why());
      case Meaning.Test test -> new Reading(event.type(), occurredAt, EventState.TEST, null, null);
    };
  }

  private static NormalisedEvent normalised(
      UUID id,
      Meaning.Happened happened,
      SentEvent event,
      Origin origin,
      Instant occurredAt,
      Instant receivedAt) {
    Envelope envelope =
        new Envelope(
            id,
            event.source(),
            event.id(),
            event.subject(),
            occurredAt,
            receivedAt,
            receivedAt.plus(OccurredAt.AHEAD),
            origin.actor(),
            origin.connection() == null ? null : origin.connection().toString(),
            origin.rules().versionsAreImmutable());
    return EventReader.read(
        happened.type(), envelope, happened.data(), event.pointers().data(), event.violations());
  }

  private static String error(List<Violation> violations) {
    String text = violations.stream().map(ReadSentEvent::said).collect(Collectors.joining("; "));
    return text.substring(0, Math.min(text.length(), MAX_ERROR));
  }

  /** A sender's time may stand anywhere; its violation has no pointer. */
  private static String said(Violation violation) {
    return violation.pointer().isEmpty()
        ? violation.message()
        : violation.pointer() + ": " + violation.message();
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
}
