// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.Senders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the connection that a delivery comes over. */
@ApplicationScoped
public class IncomingConnections {

  private static final Duration OFF_RETRY = Duration.ofMinutes(5);

  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final Senders senders;

  IncomingConnections(ConnectionStore store, ConnectionSecrets secrets, Senders senders) {
    this.store = store;
    this.secrets = secrets;
    this.senders = senders;
  }

  /**
   * A connection in use.
   *
   * @throws Problem not found; gone, when it was given up; unavailable, when it is switched off
   */
  public Connection require(String idOrKey) {
    Connection found =
        store.find(idOrKey).orElseThrow(() -> Problem.notFound(ManageConnections.OBJECT, idOrKey));
    return switch (found.state()) {
      case ACTIVE -> found;
      case DISABLED ->
          throw Problem.retry(
              ProblemType.UNAVAILABLE, "connection " + found.key() + " is switched off", OFF_RETRY);
      case RETIRED -> throw Problem.of(ProblemType.GONE, "connection " + found.key() + " is gone");
    };
  }

  /** A connection whatever its state. */
  public Optional<Connection> find(UUID id) {
    return store.find(id.toString());
  }

  /** Those of a kind that are in use, for paths on which senders do not say which they are. */
  public List<Connection> ofKind(String kind) {
    return store.active(kind);
  }

  /** The sender of a connection. */
  public Sender sender(Connection connection) {
    return senders
        .find(connection.kind())
        .orElseThrow(
            () ->
                Problem.retry(
                    ProblemType.UNAVAILABLE,
                    "this version has no sender " + connection.kind(),
                    OFF_RETRY));
  }

  /** Its secrets in force, the newest first. For verification, never to be shown or logged. */
  public List<String> secrets(Connection connection) {
    return secrets.opened(connection.id());
  }
}
