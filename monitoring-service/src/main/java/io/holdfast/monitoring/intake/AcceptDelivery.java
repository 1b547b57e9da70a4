// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.ConnectionActivity;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.event.Times;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes what comes over a connection: verifies, parses, keeps, and counts it either way. */
@ApplicationScoped
public class AcceptDelivery {

  /**
   * What became of a delivery.
   *
   * @param elements per outcome the element of a batch that it is of
   * @param reply what a handshake is answered; absent: none
   */
  record Taken(
      boolean batch, List<Outcome> outcomes, List<Integer> elements, @Nullable JsonNode reply) {}

  private final IncomingConnections connections;
  private final VerifyDelivery verify;
  private final KeepTogether together;
  private final ConnectionActivity activity;
  private final IntakeGate gate;
  private final IntakeMeters meters;
  private final Clock clock;

  AcceptDelivery(
      IncomingConnections connections,
      VerifyDelivery verify,
      KeepTogether together,
      ConnectionActivity activity,
      IntakeGate gate,
      IntakeMeters meters,
      Clock clock) {
    this.connections = connections;
    this.verify = verify;
    this.together = together;
    this.activity = activity;
    this.gate = gate;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Takes a delivery.
   *
   * @throws Problem not found, gone, unavailable; unauthenticated or forbidden; whatever makes it
   *     unreadable as a whole
   */
  Taken accept(Connection connection, Received received, @Nullable String urlToken) {
    Sender sender = connections.sender(connection);
    return accept(
        connection, sender, received, () -> verify.verify(connection, sender, received, urlToken));
  }

  /**
   * Takes a delivery that proves itself by where it comes from.
   *
   * @throws Problem unavailable; whatever makes it unreadable as a whole
   */
  Taken acceptTrusted(Connection connection, Received received) {
    Sender sender = connections.sender(connection);
    return accept(connection, sender, received, () -> VerifyDelivery.again(connection, sender));
  }

  private Taken accept(
      Connection connection, Sender sender, Received received, Supplier<Origin> verified) {
    try {
      Origin origin = verified.get();
      Parsed parsed = sender.parse(received, origin.rules());
      List<Outcome> outcomes =
          parsed.items().isEmpty()
              ? List.of()
              : gate.inTurn(
                  () ->
                      together.keep(
                          Delivery.of(keeping(connection, sender, received), parsed, origin)));
      meters.count(parsed, outcomes);
      count(connection, parsed, outcomes);
      return new Taken(
          parsed.batch(),
          outcomes,
          parsed.items().stream().map(Parsed.Item::element).toList(),
          parsed.reply());
    } catch (Problem problem) {
      activity.refused(connection, problem, clock.instant());
      throw problem;
    }
  }

  /** With what is needed to read it again, which the token never is. */
  private static Received keeping(Connection connection, Sender sender, Received received) {
    String token = connection.document().tokenHeader();
    return received.keeping(name -> sender.reads(name) && !name.equalsIgnoreCase(token));
  }

  /** Whether a token fits, without a delivery: the sender has shown that it is connected. */
  boolean shake(Connection connection, Received received, @Nullable String urlToken) {
    try {
      verify.verify(connection, connections.sender(connection), received, urlToken);
    } catch (Problem | SecurityException problem) {
      return false;
    }
    activity.delivered(
        connection, new ConnectionActivity.Delivered(0, 0, 0, 1), clock.instant(), null);
    return true;
  }

  private void count(Connection connection, Parsed parsed, List<Outcome> outcomes) {
    Instant now = clock.instant();
    int accepted = 0;
    int duplicates = 0;
    int ignored = 0;
    int tests = parsed.reply() == null ? 0 : 1;
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Refused refused -> activity.refused(connection, refused.problem(), now);
        case Outcome.Accepted kept when kept.state() == EventState.TEST -> tests++;
        case Outcome.Accepted kept when kept.duplicate() -> duplicates++;
        case Outcome.Accepted kept when kept.state() == EventState.ACCEPTED -> accepted++;
        case Outcome.Accepted kept -> ignored++;
      }
    }
    activity.delivered(
        connection,
        new ConnectionActivity.Delivered(accepted, duplicates, ignored, tests),
        now,
        accepted + ignored > 0 ? latest(parsed) : null);
  }

  private static @Nullable Instant latest(Parsed parsed) {
    return parsed.items().stream()
        .map(Parsed.Item::event)
        .filter(Objects::nonNull)
        .map(SentEvent::time)
        .filter(Objects::nonNull)
        .map(Times::parse)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
