// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.holdfast.kit.time.Wakeable;
import io.holdfast.kit.trace.Trace;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies stored events: per key one at a time and in order, each in one transaction with its
 * effects. Which keys can run is derived from the tables in every round; a wake-up is a hint only.
 */
@ApplicationScoped
public class InboxWorker {

  private static final Logger LOG = Logger.getLogger(InboxWorker.class);
  private static final int ROWS_PER_TURN = 50;

  private enum Turn {
    DONE,
    IDLE,
    FAILED
  }

  private final Jdbi jdbi;
  private final InboxStore store;
  private final InboxConfig config;
  private final Map<String, InboxHandler> handlers;
  private final List<Wakeable> loops = new ArrayList<>();

  InboxWorker(Jdbi jdbi, InboxStore store, InboxConfig config, @All List<InboxHandler> handlers) {
    this.jdbi = jdbi;
    this.store = store;
    this.config = config;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(InboxHandler::topic, Function.identity()));
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    for (int i = 0; i < config.workers() && !handlers.isEmpty(); i++) {
      loops.add(new Wakeable("inbox-" + i, config.pollInterval(), this::round).start());
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    loops.forEach(Wakeable::close);
  }

  /** Looks for events now. */
  void wake() {
    loops.forEach(Wakeable::wake);
  }

  /** The handler of a topic. */
  InboxHandler handler(String topic) {
    InboxHandler handler = handlers.get(topic);
    if (handler == null) {
      throw new IllegalStateException("no handler for " + topic);
    }
    return handler;
  }

  private boolean round() {
    boolean found = false;
    for (InboxStore.Key key : store.runnableKeys()) {
      for (int i = 0; i < ROWS_PER_TURN; i++) {
        Turn turn = turn(key);
        found |= turn == Turn.DONE;
        if (turn != Turn.DONE) {
          break;
        }
      }
    }
    return found;
  }

  /** One event of a key, in one transaction. */
  private Turn turn(InboxStore.Key key) {
    InboxRow[] inHand = new InboxRow[1];
    try {
      return QuarkusTransaction.requiringNew()
          .timeout(120)
          .call(() -> jdbi.withHandle(handle -> apply(handle, key, inHand)));
    } catch (RuntimeException | Error e) {
      // an Error too: a StackOverflowError of one event must not end the worker
      if (inHand[0] == null) {
        throw e;
      }
      store.failed(inHand[0], e);
      return Turn.FAILED;
    } finally {
      Trace.leave();
    }
  }

  private Turn apply(Handle handle, InboxStore.Key key, InboxRow[] inHand) {
    InboxStore.LockedKey locked = store.lock(handle, key).orElse(null);
    if (locked == null) {
      return Turn.IDLE;
    }
    InboxRow head = store.head(handle, key).orElse(null);
    if (head == null) {
      return Turn.IDLE;
    }
    return switch (locked.position().stepFor(head.epoch(), head.version())) {
      case APPLY_BASELINE -> handle(handle, head, true, inHand);
      case APPLY -> handle(handle, head, false, inHand);
      case ALREADY_PASSED -> {
        store.passed(handle, head);
        yield Turn.DONE;
      }
      case WAIT -> store.waitOrSupersede(handle, head, locked) ? Turn.DONE : Turn.IDLE;
    };
  }

  private Turn handle(Handle handle, InboxRow row, boolean baseline, InboxRow[] inHand) {
    inHand[0] = row;
    row.trace().enter();
    LOG.debugf("applying %s %s of %s", row.type(), row.eventId(), row.key());
    handler(row.topic()).handle(row.message(baseline));
    store.applied(handle, row);
    return Turn.DONE;
  }
}
