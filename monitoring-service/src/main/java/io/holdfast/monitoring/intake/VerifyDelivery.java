// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets nothing in over a connection that does not prove where it comes from. */
@ApplicationScoped
class VerifyDelivery {

  private static final String ISSUER = "holdfast:connection";
  private static final String BEARER = "bearer ";

  private final IncomingConnections connections;
  private final Caller caller;
  private final Clock clock;

  VerifyDelivery(IncomingConnections connections, Caller caller, Clock clock) {
    this.connections = connections;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Verifies a delivery.
   *
   * @param urlToken a token in the URL, for senders that can put it nowhere else
   * @return as whom it is taken
   * @throws Problem unauthenticated; forbidden
   */
  Origin verify(
      Connection connection, Sender sender, Received received, @Nullable String urlToken) {
    Proof proof = connection.proof(sender);
    switch (proof) {
      case OIDC -> {
        return byToken(connection, sender);
      }
      case TOKEN ->
          Signatures.sharedSecret(token(connection, received, urlToken), known(connection));
      case SIGNATURE ->
          sender.verify(
              received, connection.document().rules(), known(connection), clock.instant());
    }
    return again(connection, sender);
  }

  private List<String> known(Connection connection) {
    List<String> secrets = connections.secrets(connection);
    if (secrets.isEmpty()) {
      throw Problem.of(
          ProblemType.UNAUTHENTICATED, "connection " + connection.key() + " has no secret yet");
    }
    return secrets;
  }

  static String token(Connection connection, Received received, @Nullable String urlToken) {
    String header = connection.document().tokenHeader();
    if (header != null) {
      return received.header(header.toLowerCase(Locale.ROOT));
    }
    String authorization = received.header("authorization");
    if (authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    return urlToken == null ? "" : urlToken;
  }

  private Origin byToken(Connection connection, Sender sender) {
    Actor actor = caller.actor();
    if (!caller.grants().has(Roles.PIPELINE, connection.team())) {
      throw Problem.of(
          ProblemType.FORBIDDEN,
          "needs the role %s in the team %s".formatted(Roles.PIPELINE, connection.team()));
    }
    Poster poster = poster(connection);
    return origin(
        connection,
        sender,
        caller.subjects().map(poster::alsoBoundTo).orElse(poster),
        new NormalisedEvent.Actor(actor.issuer(), actor.subject(), actor.client()));
  }

  private static Origin origin(
      Connection connection, Sender sender, Poster poster, NormalisedEvent.Actor actor) {
    return new Origin(
        poster, actor, connection.id(), connection.document().rules(), sender.keepsUnreadable());
  }

  /**
   * The connection as a poster: its events are the same for it alone, whatever token brings them.
   */
  private static Poster poster(Connection connection) {
    return new Poster(
        new Actor(ISSUER, connection.id().toString(), connection.key(), connection.key()),
        new TeamScope(false, Set.of(connection.team())),
        connection.document().speaksFor());
  }

  /** As whom events of a connection are read again: as it is configured now. */
  static Origin again(Connection connection, Sender sender) {
    return origin(
        connection,
        sender,
        poster(connection),
        new NormalisedEvent.Actor(ISSUER, connection.id().toString(), connection.key()));
  }
}
