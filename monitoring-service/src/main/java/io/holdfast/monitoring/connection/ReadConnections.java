// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.history.History;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.connection.ActivityStore.Activity;
import io.holdfast.monitoring.connection.Connection.State;
import io.holdfast.monitoring.connection.ConnectionResponse.RefusalShown;
import io.holdfast.monitoring.ledger.NotClosed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Senders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Shows connections of the caller's teams. */
@ApplicationScoped
public class ReadConnections {

  /** A connection with its entity tag. */
  record Tagged(String tag, ConnectionResponse shown) {}

  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final ActivityStore activities;
  private final ConnectionActivity activity;
  private final NotClosed notClosed;
  private final Senders senders;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  ReadConnections(
      ConnectionStore store,
      ConnectionSecrets secrets,
      ActivityStore activities,
      ConnectionActivity activity,
      NotClosed notClosed,
      Senders senders,
      History history,
      Caller caller,
      Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.activities = activities;
    this.activity = activity;
    this.notClosed = notClosed;
    this.senders = senders;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  Page<ConnectionResponse> list(ConnectionFilter filter, PageRequest page) {
    activity.flush();
    List<Connection> rows = store.list(caller.scope(), filter, page.after(0), page.limit() + 1);
    return Page.of(rows, page, row -> Cursor.of(row.key()))
        .map(connection -> shown(connection, List.of()));
  }

  /**
   * One connection.
   *
   * @throws Problem not found, also when it is of another team
   */
  Tagged get(String idOrKey) {
    activity.flush();
    Connection connection = seen(idOrKey);
    List<RefusalShown> refusals =
        activities.refusals(connection.id(), ActivityStore.REFUSALS).stream()
            .map(r -> new RefusalShown(r.at(), r.status(), r.reason(), r.detail()))
            .toList();
    return new Tagged(connection.digest(), shown(connection, refusals));
  }

  List<History.Entry> history(String idOrKey) {
    return history.of(ManageConnections.OBJECT, seen(idOrKey).id(), 1000);
  }

  private Connection seen(String idOrKey) {
    Connection found =
        store.find(idOrKey).orElseThrow(() -> Problem.notFound(ManageConnections.OBJECT, idOrKey));
    caller.requireSeen(found.team(), ManageConnections.OBJECT, idOrKey);
    return found;
  }

  private ConnectionResponse shown(Connection connection, List<RefusalShown> refusals) {
    Instant now = clock.instant();
    ConnectionDocument document = connection.document();
    Activity came = activities.of(connection.id(), now);
    List<ConnectionSecrets.Shown> inForce = secrets.shown(connection.id());
    Proof proof = senders.find(connection.kind()).map(connection::proof).orElse(Proof.OIDC);
    Instant secretSince =
        inForce.stream()
            .map(ConnectionSecrets.Shown::createdAt)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    Health health = Health.of(connection, came, secretSince, now);
    NotClosed.Counts left = notClosed.of(connection.id(), now);
    return new ConnectionResponse(
        connection.id(),
        connection.key(),
        document.name() == null ? connection.key() : document.name(),
        connection.team(),
        connection.kind(),
        connection.origin().name(),
        connection.state().name(),
        health.name(),
        new NextStep(connection, came, left).of(health, proof != Proof.OIDC && inForce.isEmpty()),
        proof,
        document.tokenHeader(),
        document.speaksFor(),
        document.silenceAfter(),
        document.mapping(),
        inForce.stream()
            .map(s -> new ConnectionResponse.SecretShown(s.id(), s.createdAt(), s.endsAt()))
            .toList(),
        shown(came),
        new ConnectionResponse.NotClosedShown(
            left.open(), left.parked(), left.unmatched(), left.unmapped()),
        refusals,
        "/api/v1/connections/" + connection.id() + "/deliveries",
        connection.createdAt(),
        connection.changedAt());
  }

  private static ConnectionResponse.ActivityShown shown(Activity came) {
    return new ConnectionResponse.ActivityShown(
        came.lastEventAt(),
        came.lastTestAt(),
        came.lastRefusedAt(),
        came.silentSince(),
        came.lagMillis(),
        came.lastHour(),
        came.lastDay(),
        came.accepted(),
        came.duplicates(),
        came.ignored(),
        came.tests(),
        came.refused(),
        came.refusedInARow(),
        came.refusedFor());
  }

  /** How a connection goes, as people see it at a glance. */
  enum Health {
    NEVER_HEARD,
    TESTED,
    CONNECTED,
    REFUSING,
    SILENT,
    OFF;

    /**
     * While deliveries are taken, one that was refused is somebody else's, who has no secret: a
     * connection refuses when nothing was taken for this long before, or since it has a new secret
     * that its sender may have wrong.
     */
    private static final Duration TAKEN_LATELY = Duration.ofHours(1);

    /**
     * Judges a connection.
     *
     * @param secretSince when its newest secret in force was set; long ago when it has none
     */
    static Health of(Connection connection, Activity came, Instant secretSince, Instant now) {
      if (connection.state() != State.ACTIVE) {
        return OFF;
      }
      Instant taken = came.lastTakenAt();
      boolean isTaking = taken != null && !taken.plus(TAKEN_LATELY).isBefore(now);
      boolean hasNewSecret = taken != null && secretSince.isAfter(taken);
      boolean isNewSecretRefused =
          hasNewSecret && came.lastRefusedAt() != null && came.lastRefusedAt().isAfter(secretSince);
      if (came.refusedInARow() > 0 && (!isTaking || isNewSecretRefused)) {
        return REFUSING;
      }
      Duration silence = connection.document().silence();
      Instant since = came.lastEventAt() == null ? connection.createdAt() : came.lastEventAt();
      if (silence != null && since.plus(silence).isBefore(now)) {
        return SILENT;
      }
      return came.lastEventAt() != null ? CONNECTED : taken != null ? TESTED : NEVER_HEARD;
    }
  }
}
