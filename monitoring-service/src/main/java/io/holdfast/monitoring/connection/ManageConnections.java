// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.connection.Connection.Origin;
import io.holdfast.monitoring.connection.Connection.State;
import io.holdfast.monitoring.sender.Senders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, changes, switches and gives up connections, for operators of their team. */
@ApplicationScoped
public class ManageConnections {

  static final String OBJECT = "connection";

  /** The answer that is kept for a repeated creation. */
  record Created(UUID id) {}

  private final ConnectionStore store;
  private final Senders senders;
  private final History history;
  private final Idempotency idempotency;
  private final Caller caller;
  private final Clock clock;

  ManageConnections(
      ConnectionStore store,
      Senders senders,
      History history,
      Idempotency idempotency,
      Caller caller,
      Clock clock) {
    this.store = store;
    this.senders = senders;
    this.history = history;
    this.idempotency = idempotency;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Creates a connection. It has no secret yet.
   *
   * @throws Problem invalid; forbidden; conflict, when the key is taken
   */
  @Transactional
  public UUID create(ConnectionDocument document, @Nullable String idempotencyKey) {
    caller.requireFor(Roles.OPERATOR, document.requiredTeam());
    ConnectionCheck.require(senders, document);
    return idempotency
        .once(
            idempotencyKey,
            caller.actor(),
            "createConnection",
            document,
            Created.class,
            () -> new Created(insert(document)))
        .id();
  }

  private UUID insert(ConnectionDocument document) {
    store.lockAll();
    requireFree(document, null);
    Instant now = clock.instant();
    Connection created =
        new Connection(
            Ids.next(),
            document,
            CanonicalJson.digest(document),
            Origin.API,
            State.ACTIVE,
            now,
            now);
    store.insert(created);
    history.record(OBJECT, created.id(), created.team(), "created", caller.actor(), null, document);
    return created.id();
  }

  private void requireFree(ConnectionDocument document, @Nullable UUID self) {
    store
        .find(document.requiredKey())
        .filter(other -> !other.id().equals(self))
        .ifPresent(
            other -> {
              String message = "the key " + other.key() + " is taken";
              throw Problem.of(
                  ProblemType.CONFLICT, message, List.of(new Violation("/key", "taken", message)));
            });
  }

  /**
   * Changes what is declared.
   *
   * @throws Problem invalid; forbidden; not found; conflict, when a file declares it; precondition
   *     required or failed
   */
  @Transactional
  public void change(String idOrKey, ConnectionDocument document, @Nullable String ifMatch) {
    store.lockAll();
    Connection before = owned(idOrKey);
    requireByApi(before);
    if (ifMatch == null) {
      throw Problem.of(
          ProblemType.PRECONDITION_REQUIRED, "If-Match is needed, so that no change is lost");
    }
    EntityTags.require(ifMatch, before.digest());
    caller.requireFor(Roles.OPERATOR, document.requiredTeam());
    ConnectionCheck.require(senders, document);
    requireFree(document, before.id());
    String digest = CanonicalJson.digest(document);
    if (digest.equals(before.digest())) {
      return;
    }
    Connection after =
        new Connection(
            before.id(),
            document,
            digest,
            before.origin(),
            before.state(),
            before.createdAt(),
            clock.instant());
    store.update(after);
    history.record(
        OBJECT,
        after.id(),
        after.team(),
        "changed",
        caller.actor(),
        null,
        Map.of("from", before.document(), "to", document));
  }

  /**
   * Switches a connection off or on, gives it up or takes it up again.
   *
   * @throws Problem forbidden; not found; conflict, when a file declares that it is there
   */
  @Transactional
  public void move(String idOrKey, State state, String reason) {
    Connection before = owned(idOrKey);
    if (state == State.RETIRED || before.state() == State.RETIRED) {
      requireByApi(before);
    }
    if (before.state() == state) {
      return;
    }
    store.update(
        new Connection(
            before.id(),
            before.document(),
            before.digest(),
            before.origin(),
            state,
            before.createdAt(),
            clock.instant()));
    history.record(
        OBJECT,
        before.id(),
        before.team(),
        state.name().toLowerCase(java.util.Locale.ROOT),
        caller.actor(),
        reason,
        null);
  }

  /** A connection of a team in which the caller is operator, locked. */
  private Connection owned(String idOrKey) {
    Connection found = store.lock(idOrKey).orElseThrow(() -> Problem.notFound(OBJECT, idOrKey));
    caller.require(Roles.OPERATOR, found.team(), OBJECT, idOrKey);
    return found;
  }

  static void requireByApi(Connection connection) {
    if (connection.origin() == Origin.FILE) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "connection " + connection.key() + " is declared in a file; change it there");
    }
  }
}
