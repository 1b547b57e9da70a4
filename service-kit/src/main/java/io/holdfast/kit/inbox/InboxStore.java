// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the inbox. */
@ApplicationScoped
class InboxStore {

  private static final Logger LOG = Logger.getLogger(InboxStore.class);
  private static final int KEYS_PER_ROUND = 64;
  private static final Duration GAP_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /** SQLSTATE classes that say "not now" rather than "never". */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

  record Key(String topic, String key) {}

  record LockedKey(KeyPosition position, boolean waiting) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final InboxConfig config;

  InboxStore(Jdbi jdbi, Clock clock, InboxConfig config) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.config = config;
  }

  List<Key> runnableKeys() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select i.topic, i.key from inbox i join inbox_key k using (topic, key)
                    where i.state = 'PENDING' and k.held is null and k.next_attempt_at <= :now
                    group by i.topic, i.key order by min(i.id::text) limit :limit
                    """)
                .bind("now", clock.instant())
                .bind("limit", KEYS_PER_ROUND)
                .map((rs, ctx) -> new Key(rs.getString("topic"), rs.getString("key")))
                .list());
  }

  /** Locks a key that may run; empty when another worker has it or it has to wait. */
  Optional<LockedKey> lock(Handle handle, Key key) {
    return handle
        .createQuery(
            """
            select epoch, version, gap_since from inbox_key
            where topic = :topic and key = :key and held is null and next_attempt_at <= :now
            for update skip locked
            """)
        .bind("topic", key.topic())
        .bind("key", key.key())
        .bind("now", clock.instant())
        .map(
            (rs, ctx) ->
                new LockedKey(
                    new KeyPosition(
                        rs.getObject("epoch", Long.class), rs.getObject("version", Long.class)),
                    rs.getObject("gap_since") != null))
        .findOne();
  }

  Optional<InboxRow> head(Handle handle, Key key) {
    return handle
        .createQuery(
            """
            select * from inbox where topic = :topic and key = :key and state = 'PENDING'
            order by epoch, version, id limit 1
            """)
        .bind("topic", key.topic())
        .bind("key", key.key())
        .map((rs, ctx) -> InboxRow.of(rs))
        .findOne();
  }

  void applied(Handle handle, InboxRow row) {
    settle(handle, row, "DONE");
    advance(handle, row);
  }

  /** Moves the key's position on to this event. */
  void advance(Handle handle, InboxRow row) {
    handle
        .createUpdate(
            """
            update inbox_key set epoch = :epoch, version = :version, gap_since = null, held = null,
              next_attempt_at = :now
            where topic = :topic and key = :key
            """)
        .bind("epoch", row.epoch())
        .bind("version", row.version())
        .bind("now", clock.instant())
        .bind("topic", row.topic())
        .bind("key", row.key())
        .execute();
  }

  private void settle(Handle handle, InboxRow row, String state) {
    handle
        .createUpdate("update inbox set state = :state, settled_at = :now where id = :id")
        .bind("state", state)
        .bind("now", clock.instant())
        .bind("id", row.id())
        .execute();
  }

  /** An event whose version was passed: the same event again, or another one, which is an alarm. */
  void passed(Handle handle, InboxRow row) {
    boolean sameEvent =
        handle
            .createQuery(
                """
                select exists (select 1 from inbox where topic = :topic and key = :key
                  and epoch = :epoch and version = :version and event_id = :event and id <> :id)
                """)
            .bind("topic", row.topic())
            .bind("key", row.key())
            .bind("epoch", row.epoch())
            .bind("version", row.version())
            .bind("event", row.eventId())
            .bind("id", row.id())
            .mapTo(Boolean.class)
            .one();
    if (!sameEvent) {
      LOG.errorf(
          "%s of %s: version %d of epoch %d was passed under another id; the sender has to republish",
          row.type(), row.key(), row.version(), row.epoch());
    }
    settle(handle, row, sameEvent ? "DUPLICATE" : "CONFLICT");
  }

  /**
   * An event with a gap before it waits, unless a later epoch has come: that one is the new truth,
   * and what waited for the old one's gap is superseded.
   *
   * @return whether the key can go on at once
   */
  boolean waitOrSupersede(Handle handle, InboxRow row, LockedKey locked) {
    int superseded =
        handle
            .createUpdate(
                """
                update inbox i set state = 'SUPERSEDED', settled_at = :now
                where i.topic = :topic and i.key = :key and i.state = 'PENDING' and i.epoch = :epoch
                  and exists (select 1 from inbox n where n.topic = i.topic and n.key = i.key
                    and n.epoch > i.epoch and n.version = 1 and n.state = 'PENDING')
                """)
            .bind("now", clock.instant())
            .bind("topic", row.topic())
            .bind("key", row.key())
            .bind("epoch", row.epoch())
            .execute();
    if (superseded > 0) {
      LOG.warnf("%d events of %s superseded by a new epoch", superseded, row.key());
      return true;
    }
    if (!locked.waiting()) {
      LOG.warnf("%s of %s waits for missing events before it", row.eventId(), row.key());
    }
    handle
        .createUpdate(
            """
            update inbox_key set next_attempt_at = :next, gap_since = coalesce(gap_since, :now)
            where topic = :topic and key = :key
            """)
        .bind("next", clock.instant().plus(GAP_PAUSE))
        .bind("now", clock.instant())
        .bind("topic", row.topic())
        .bind("key", row.key())
        .execute();
    return false;
  }

  /** Records a failure after its transaction was rolled back: tried again later, or parked. */
  void failed(InboxRow row, Throwable failure) {
    boolean notNow = isTransient(failure);
    int attempts = row.attempts() + (notNow ? 0 : 1);
    boolean park = poison(failure) || attempts >= config.attempts();
    Duration backoff = config.backoff().multipliedBy(1L << Math.min(attempts, 12));
    Instant next =
        clock.instant().plus(backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF);
    LOG.warnf(
        failure,
        "%s of %s failed, %s",
        row.eventId(),
        row.key(),
        park ? "parked" : "to be tried again");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      if (recorded(handle, row, attempts, park, describe(failure))) {
                        hold(handle, row, park, next);
                      }
                    }));
  }

  /** False when another worker has taken the event up since its rollback; then that one decides. */
  private static boolean recorded(
      Handle handle, InboxRow row, int attempts, boolean park, String error) {
    return handle
            .createUpdate(
                """
                update inbox set attempts = :attempts, error = :error, state = :state
                where id = :id and state = 'PENDING' and attempts = :before
                """)
            .bind("attempts", attempts)
            .bind("error", error)
            .bind("state", park ? "PARKED" : "PENDING")
            .bind("id", row.id())
            .bind("before", row.attempts())
            .execute()
        == 1;
  }

  private static void hold(Handle handle, InboxRow row, boolean park, Instant next) {
    handle
        .createUpdate(
            "update inbox_key set next_attempt_at = :next, held = :held where topic = :topic and key = :key")
        .bind("next", next)
        .bind("held", park ? "parked " + row.id() : null)
        .bind("topic", row.topic())
        .bind("key", row.key())
        .execute();
  }

  private static boolean poison(Throwable failure) {
    return causes(failure).stream().anyMatch(PoisonException.class::isInstance);
  }

  private static boolean isTransient(Throwable failure) {
    return causes(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof OutOfMemoryError
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().length() >= 2
                        && TRANSIENT_CLASSES.contains(sql.getSQLState().substring(0, 2))));
  }

  private static List<Throwable> causes(Throwable failure) {
    return java.util.stream.Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
        .limit(20)
        .toList();
  }

  private static String describe(Throwable failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.replace("\u0000", "").substring(0, Math.min(text.length(), 2000));
  }
}
