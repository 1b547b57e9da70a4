// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.ledger.KeptEvents;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads many kept events again, each in its own transaction: those of one connection when its
 * mapping was corrected, and once after every start those of types that were not known, which an
 * upgrade may have taught.
 */
@ApplicationScoped
public class ReplayConnection {

  private static final Logger LOG = Logger.getLogger(ReplayConnection.class);
  private static final int MOST = 1000;
  private static final int CHUNK = 200;
  private static final List<EventState> AGAIN =
      List.of(
          EventState.UNMATCHED,
          EventState.UNKNOWN_TYPE,
          EventState.IGNORED,
          EventState.UNMAPPED,
          EventState.EXPIRED);

  /**
   * What a replay did.
   *
   * @param read how many events were read again
   * @param accepted how many of them say something now
   * @param next where to go on; absent: all are read
   */
  public record Replayed(int read, int accepted, @Nullable UUID next) {}

  private final KeptEvents kept;
  private final RereadEvents reread;
  private final IncomingConnections connections;
  private final Caller caller;
  private final AtomicBoolean started = new AtomicBoolean();

  ReplayConnection(
      KeptEvents kept, RereadEvents reread, IncomingConnections connections, Caller caller) {
    this.kept = kept;
    this.reread = reread;
    this.connections = connections;
    this.caller = caller;
  }

  /**
   * Reads events of a connection again.
   *
   * @param after where an earlier call ended
   * @throws io.holdfast.kit.problem.Problem not found; forbidden
   */
  Replayed replay(String idOrKey, @Nullable UUID after) {
    Connection connection = connections.require(idOrKey);
    caller.require(Roles.OPERATOR, connection.team(), "connection", idOrKey);
    List<UUID> ids = kept.readable(connection.id(), AGAIN, after, MOST);
    int accepted = (int) ids.stream().filter(reread::rereadQuietly).count();
    return new Replayed(ids.size(), accepted, ids.size() < MOST ? null : ids.getLast());
  }

  /** Whatever type was not known may be known by now; once after each start. */
  @Scheduled(
      every = "1h",
      delayed = "30s",
      identity = "unknown-types",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void afterUpgrade() {
    if (!started.compareAndSet(false, true)) {
      return;
    }
    int accepted = 0;
    UUID after = null;
    List<UUID> ids;
    do {
      ids = kept.readable(null, List.of(EventState.UNKNOWN_TYPE), after, CHUNK);
      accepted += (int) ids.stream().filter(reread::rereadQuietly).count();
      after = ids.isEmpty() ? null : ids.getLast();
    } while (after != null);
    if (accepted > 0) {
      LOG.infof("%d events of types that were not known before are understood now", accepted);
    }
  }
}
