// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.holdfast.kit.time.Wakeables;
import io.holdfast.kit.trace.Trace;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies stored events: per key in order, together with those of other keys in one transaction
 * with their effects. Where that fails, each is applied alone, so that a bad one harms no other.
 * Which keys can run is derived from the tables in every round; a wake-up is a hint only.
 *
 * <p>What events of different keys lock is locked for all of them first, in one order ({@link
 * CommonLocks}).
 */
@ApplicationScoped
public class InboxWorker {

  private static final Logger LOG = Logger.getLogger(InboxWorker.class);
  private static final int ROWS_TOGETHER = 200;
  private static final int ROWS_ALONE = 50;

  private enum Turn {
    DONE,
    IDLE,
    FAILED
  }

  private final Jdbi jdbi;
  private final InboxStore store;
  private final InboxFailures failures;
  private final InboxConfig config;
  private final List<CommonLocks> locks;
  private final Map<String, InboxHandler> handlers;
  private final Wakeables loops = new Wakeables();

  InboxWorker(
      Jdbi jdbi,
      InboxStore store,
      InboxFailures failures,
      InboxConfig config,
      @All List<CommonLocks> locks,
      @All List<InboxHandler> handlers) {
    this.jdbi = jdbi;
    this.store = store;
    this.failures = failures;
    this.config = config;
    this.locks = locks;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(InboxHandler::topic, Function.identity()));
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    if (!handlers.isEmpty()) {
      loops.start("inbox", config.workers(), config.pollInterval(), Duration.ZERO, this::round);
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    loops.close();
  }

  /** Looks for events now. */
  void wake() {
    loops.wake();
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
    InboxStore.Front front = store.front();
    if (front.keys().isEmpty()) {
      return false;
    }
    if (front.keys().size() > InboxStore.KEYS_TOGETHER) {
      loops.wakeOne();
    }
    try {
      return inTransaction(handle -> together(handle, front));
    } catch (RuntimeException | Error e) {
      // an Error too: a StackOverflowError of one event must not end the worker
      LOG.debugf(e, "events of %d keys are applied one by one", front.keys().size());
      return alone(front);
    } finally {
      Trace.leave();
    }
  }

  private boolean together(Handle handle, InboxStore.Front front) {
    List<KeyQueue> queues = store.queues(handle, front, ROWS_TOGETHER);
    lock(queues.stream().flatMap(queue -> queue.rows().stream()).toList());
    List<InboxRow> applied = new ArrayList<>();
    boolean found = false;
    for (KeyQueue queue : queues) {
      found |= apply(handle, queue, applied) == Turn.DONE;
    }
    store.applied(handle, applied);
    return found;
  }

  /** Takes the locks that events have in common, before any of them is handled. */
  void lock(List<InboxRow> rows) {
    List<InboxMessage> messages = rows.stream().map(row -> row.message(false)).toList();
    if (!messages.isEmpty()) {
      locks.forEach(common -> common.lock(messages));
    }
  }

  private boolean alone(InboxStore.Front front) {
    boolean found = false;
    for (InboxStore.Key key : front.keys()) {
      for (int i = 0; i < ROWS_ALONE; i++) {
        Turn turn = aloneOf(front.of(key));
        found |= turn == Turn.DONE;
        if (turn != Turn.DONE) {
          break;
        }
      }
    }
    return found;
  }

  /** One event of a key, in one transaction. */
  private Turn aloneOf(InboxStore.Front key) {
    List<InboxRow> inHand = new ArrayList<>();
    try {
      return inTransaction(
          handle -> {
            Turn turn = Turn.IDLE;
            for (KeyQueue queue : store.queues(handle, key, 1)) {
              // one that cannot be read for its locks fails like one that cannot be applied
              inHand.addAll(queue.applicable());
              lock(inHand);
              inHand.clear();
              turn = apply(handle, queue, inHand);
            }
            store.applied(handle, inHand);
            return turn;
          });
    } catch (RuntimeException | Error e) {
      if (inHand.isEmpty()) {
        throw e;
      }
      failures.failed(inHand.getFirst(), e);
      return Turn.FAILED;
    } finally {
      Trace.leave();
    }
  }

  /**
   * Applies what waits of a key, until something has to wait.
   *
   * @param applied takes what was applied, each before it is
   */
  private Turn apply(Handle handle, KeyQueue queue, List<InboxRow> applied) {
    KeyPosition position = queue.position();
    Turn turn = Turn.IDLE;
    for (InboxRow row : queue.rows()) {
      switch (position.stepFor(row.epoch(), row.version())) {
        case APPLY_BASELINE -> apply(row, true, applied);
        case APPLY -> apply(row, false, applied);
        case ALREADY_PASSED -> store.passed(handle, row);
        case WAIT -> {
          // where something was applied, the next round sees that the key has to wait
          return turn == Turn.DONE || store.waitOrSupersede(handle, row, queue.waiting())
              ? Turn.DONE
              : Turn.IDLE;
        }
      }
      position = position.after(row.epoch(), row.version());
      turn = Turn.DONE;
    }
    return turn;
  }

  private void apply(InboxRow row, boolean baseline, List<InboxRow> applied) {
    applied.add(row);
    row.trace().enter();
    LOG.debugf("applying %s %s of %s", row.type(), row.eventId(), row.key());
    handler(row.topic()).handle(row.message(baseline));
  }

  private <T> T inTransaction(Function<Handle, T> work) {
    return QuarkusTransaction.requiringNew().timeout(120).call(() -> jdbi.withHandle(work::apply));
  }
}
