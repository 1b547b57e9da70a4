// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.ledger.EventResponse;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.ledger.EventsAccepted;
import io.holdfast.monitoring.ledger.KeptEvents;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.ledger.ReadEvents;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.cloudevents.CloudEventsSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads kept events once more from their raw bytes: through a corrected mapping, or by a version
 * that knows their type. Only such as have no case; what others were told stays told.
 */
@ApplicationScoped
public class RereadEvents {

  private static final Logger LOG = Logger.getLogger(RereadEvents.class);

  private record Source(Sender sender, Origin origin) {}

  private final KeptEvents kept;
  private final ReadEvents events;
  private final IncomingConnections connections;
  private final SenderMemory memory;
  private final History history;
  private final Caller caller;
  private final Clock clock;
  private final Event<EventsAccepted> accepted;

  RereadEvents(
      KeptEvents kept,
      ReadEvents events,
      IncomingConnections connections,
      SenderMemory memory,
      History history,
      Caller caller,
      Clock clock,
      Event<EventsAccepted> accepted) {
    this.kept = kept;
    this.events = events;
    this.connections = connections;
    this.memory = memory;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
    this.accepted = accepted;
  }

  /**
   * Reads one event once more.
   *
   * @throws Problem not found; forbidden; conflict, when it has cases; whatever makes it unreadable
   *     now, and then it stays as it was
   */
  @Transactional
  public EventResponse reread(UUID id) {
    EventResponse shown = events.get(id);
    KeptEvents.Kept event = kept.lock(id).orElseThrow(() -> Problem.notFound("raw event", id));
    Connection connection = connection(event);
    caller.requireFor(Roles.OPERATOR, connection == null ? Grants.ALL_TEAMS : connection.team());
    if (!event.state().isReadAgain()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "event %s is %s; only what nobody was told of is read again"
              .formatted(id, shown.state()));
    }
    reread(event);
    history.record(
        "event",
        id,
        connection == null ? null : connection.team(),
        "read-again",
        caller.actor(),
        null,
        null);
    accepted.fire(new EventsAccepted());
    return events.get(id);
  }

  /** Reads one event once more, for nobody; whether it is accepted now. */
  @Transactional
  public boolean rereadQuietly(UUID id) {
    Optional<KeptEvents.Kept> event = kept.lock(id).filter(found -> found.state().isReadAgain());
    boolean now = false;
    try {
      now = event.isPresent() && reread(event.get()) == EventState.ACCEPTED;
    } catch (Problem problem) {
      LOG.infof("event %s was read again in vain: %s", id, problem.detail());
    }
    if (now) {
      accepted.fire(new EventsAccepted());
    }
    return now;
  }

  private @Nullable Connection connection(KeptEvents.Kept event) {
    return event.connection() == null ? null : connections.find(event.connection()).orElse(null);
  }

  /** Reads it; when that is not possible it stays as it was. */
  private EventState reread(KeptEvents.Kept event) {
    Source source = source(event);
    Instant now = clock.instant();
    SentEvent said = memory.recalled(event.connection(), find(event, source));
    ReadSentEvent.Reading reading =
        ReadSentEvent.read(event.id(), said, source.origin(), event.receivedAt());
    kept.replace(
        event.id(),
        reading.type(),
        reading.occurredAt(),
        reading.state(),
        reading.normalised(),
        reading.error(),
        now);
    return reading.state();
  }

  private Source source(KeptEvents.Kept event) {
    Connection connection = connection(event);
    if (connection != null) {
      Sender sender = connections.sender(connection);
      return new Source(sender, VerifyDelivery.again(connection, sender));
    }
    int mark = event.poster().lastIndexOf('#');
    String subject = event.poster().substring(mark + 1);
    Poster poster =
        new Poster(
            new Actor(event.poster().substring(0, Math.max(0, mark)), subject, null, subject),
            new TeamScope(event.allTeams(), new TreeSet<>(event.teams())),
            event.prefixes());
    return new Source(new CloudEventsSender(), Origin.of(poster));
  }

  /** The event within its delivery: where it stood, or wherever its id stands now. */
  private static SentEvent find(KeptEvents.Kept event, Source source) {
    Map<String, String> headers = new TreeMap<>();
    Json.readTree(event.wire().headers().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    // an event of a batch was kept alone, and stands for itself
    String contentType =
        event.wire().mode().equals("BATCHED")
            ? "application/cloudevents+json"
            : event.wire().contentType();
    Parsed parsed =
        source
            .sender()
            .parse(
                new Received(contentType, headers, event.wire().body()), source.origin().rules());
    List<SentEvent> all =
        parsed.items().stream().map(Parsed.Item::event).filter(java.util.Objects::nonNull).toList();
    return all.stream()
        .filter(said -> said.id().equals(event.originId()) && said.source().equals(event.source()))
        .findFirst()
        .or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty())
        .or(() -> all.stream().skip(event.position()).findFirst())
        .orElseThrow(
            () -> Problem.of(ProblemType.UNPROCESSABLE, "it is no longer found in its delivery"));
  }
}
