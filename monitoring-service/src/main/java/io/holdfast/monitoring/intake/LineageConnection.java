// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Signatures;
import io.holdfast.monitoring.sender.openlineage.OpenLineageSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Finds the connection of an OpenLineage client, which says nothing but its token. */
@ApplicationScoped
class LineageConnection {

  private final IncomingConnections connections;
  private final Caller caller;

  LineageConnection(IncomingConnections connections, Caller caller) {
    this.connections = connections;
    this.caller = caller;
  }

  /**
   * The connection that the token is of: an API key of one, or an access token with the role
   * pipeline in the team of exactly one.
   *
   * @throws Problem unauthenticated, when it is of none; conflict, when of several
   */
  Connection of(Received received) {
    List<Connection> byAccessToken = new ArrayList<>();
    for (Connection connection : connections.ofKind(OpenLineageSender.KIND)) {
      if (connection.proof(connections.sender(connection)) == Proof.OIDC) {
        byAccessToken.add(connection);
        continue;
      }
      String token = VerifyDelivery.token(connection, received, null);
      if (!token.isEmpty()
          && connections.secrets(connection).stream()
              .anyMatch(secret -> Signatures.equal(token, secret))) {
        return connection;
      }
    }
    return ofCaller(byAccessToken, received);
  }

  private Connection ofCaller(List<Connection> candidates, Received received) {
    if (candidates.isEmpty() || received.header("authorization").isEmpty()) {
      throw Problem.of(
          ProblemType.UNAUTHENTICATED, "the token is of no OpenLineage connection in use");
    }
    caller.actor();
    List<Connection> own =
        candidates.stream()
            .filter(connection -> caller.grants().has(Roles.PIPELINE, connection.team()))
            .toList();
    if (own.isEmpty()) {
      throw Problem.of(
          ProblemType.FORBIDDEN, "none of the caller's teams has an OpenLineage connection");
    }
    if (own.size() > 1) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "the token is of %d connections; post to the deliverTo of one".formatted(own.size()));
    }
    return own.getFirst();
  }
}
