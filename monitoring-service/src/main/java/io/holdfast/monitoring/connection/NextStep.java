// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.connection.ActivityStore.Activity;
import io.holdfast.monitoring.connection.ReadConnections.Health;
import io.holdfast.monitoring.ledger.NotClosed;
import org.jspecify.annotations.Nullable;

/** What a person might do about a connection. */
record NextStep(Connection connection, Activity came, NotClosed.Counts notClosed) {

  /** Absent when all is well. */
  @Nullable String of(Health health, boolean withoutSecret) {
    return switch (health) {
      case NEVER_HEARD ->
          withoutSecret ? secret() : "point the sender to deliverTo and let it send a test";
      case REFUSING -> withoutSecret ? secret() : refused() + " say what is wrong";
      case SILENT ->
          withoutSecret && came.lastEventAt() == null
              ? secret()
              : "nothing came since %s: look whether the sender still runs"
                  .formatted(came.lastEventAt() == null ? "the beginning" : came.lastEventAt());
      case OFF -> "switch it on to hear of its sender again";
      case TESTED, CONNECTED ->
          came.refusedInARow() == 0
              ? events()
              : withoutSecret ? secret() : refused() + " say whether they were the sender's";
    };
  }

  private static String secret() {
    return "set a secret: without one every delivery is refused";
  }

  private String refused() {
    return "%d refused since %s, the latest as %s: refusals of GET /api/v1/connections/%s"
        .formatted(
            came.refusedInARow(),
            came.lastTakenAt() == null ? "the beginning" : came.lastTakenAt(),
            came.refusedFor(),
            connection.key());
  }

  /** What became of what came: a sender that is connected may still be heard in vain. */
  private @Nullable String events() {
    if (notClosed.parked() > 0) {
      return list(notClosed.parked(), "parked", "POST …/retry when the cause is gone");
    }
    if (notClosed.unmapped() > 0) {
      return list(notClosed.unmapped(), "unmapped", "correct the mapping and POST …/replay");
    }
    if (notClosed.unmatched() > 0) {
      return "%d unmatched: GET /api/v1/events/unregistered names the AI components among them; register them as aliases"
          .formatted(notClosed.unmatched());
    }
    if (came.accepted() == 0 && came.ignored() > 0) {
      return "nothing of what came meant anything under its mapping: GET /api/v1/events?connection=%s"
          .formatted(connection.key());
    }
    return null;
  }

  private String list(long number, String state, String step) {
    return "%d %s: GET /api/v1/events?state=%s&connection=%s, then %s"
        .formatted(number, state, state, connection.key(), step);
  }
}
