// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the inbox. */
@ApplicationScoped
class InboxStore {

  private static final Logger LOG = Logger.getLogger(InboxStore.class);
  private static final int FRONT = 200;

  /** Few enough that other workers find some too. */
  static final int KEYS_TOGETHER = 25;

  private static final int BYTES_TOGETHER = 2 * 1024 * 1024;
  private static final Duration GAP_PAUSE = Duration.ofSeconds(1);
  private static final UUID LATEST = new UUID(-1, -1);

  record Key(String topic, String key) {}

  private final Jdbi jdbi;
  private final Clock clock;

  InboxStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Keys whose events can be applied, that of the oldest event first, and between which ids these
   * events are.
   */
  record Front(List<Key> keys, UUID first, UUID last) {

    private static final UUID NONE = new UUID(0, 0);

    private static Front of(List<Waiting> waiting) {
      UUID first = waiting.isEmpty() ? NONE : waiting.getFirst().first();
      UUID last =
          waiting.stream()
              .map(Waiting::last)
              .max(Comparator.comparing(UUID::toString))
              .orElse(NONE);
      return new Front(waiting.stream().map(Waiting::key).toList(), first, last);
    }

    /** Of one of the keys. */
    Front of(Key key) {
      return new Front(List.of(key), first, last);
    }
  }

  private record Waiting(Key key, UUID first, UUID last) {}

  /**
   * What can be applied. The index of what waits is read from its front, and each key is looked up:
   * with joins, a long queue would be read whole in every round.
   */
  Front front() {
    return jdbi.withHandle(
        handle ->
            Front.of(
                handle
                    .createQuery(
                        """
                        select topic, key, min(id::text) as first, max(id::text) as last from (
                          select i.topic, i.key, i.id from inbox i
                          where i.state = 'PENDING' and (
                            select k.held is null and k.next_attempt_at <= :now from inbox_key k
                            where k.topic = i.topic and k.key = i.key)
                          order by i.id limit :limit) front
                        group by topic, key order by first
                        """)
                    .bind("now", clock.instant())
                    .bind("limit", FRONT)
                    .map(
                        (rs, ctx) ->
                            new Waiting(
                                new Key(rs.getString("topic"), rs.getString("key")),
                                UUID.fromString(rs.getString("first")),
                                UUID.fromString(rs.getString("last"))))
                    .list()));
  }

  /**
   * Locks the keys of these that may run now and that nobody else has, and reads what waits of
   * them: so many events, and no more than {@link #BYTES_TOGETHER} after the first. The ids say in
   * which partitions they are, so that the others are not planned for; of a key without a position,
   * or with a gap before it, what is first by version may be last by id.
   */
  List<KeyQueue> queues(Handle handle, Front front, int limit) {
    Map<Key, KeyQueue> queues = lock(handle, front.keys());
    if (queues.isEmpty()) {
      return List.of();
    }
    handle
        .createQuery(
            """
            select i.* from (
              select w.*, row_number() over waiting as place,
                sum(octet_length(payload)) over waiting as bytes
              from (
                select * from inbox
                where state = 'PENDING' and id between :first and :last
                  and (topic, key) in (select * from unnest(:topics, :keys))
                order by topic, key, epoch, version, id limit :limit) w
              window waiting as (order by topic, key, epoch, version, id)) i
            where place = 1 or bytes <= :bytes order by place
            """)
        .bindArray("topics", String.class, queues.keySet().stream().map(Key::topic).toArray())
        .bindArray("keys", String.class, queues.keySet().stream().map(Key::key).toArray())
        .bind("first", front.first())
        .bind("last", queues.values().stream().allMatch(KeyQueue::goesOn) ? front.last() : LATEST)
        .bind("limit", limit)
        .bind("bytes", BYTES_TOGETHER)
        .map((rs, ctx) -> InboxRow.of(rs))
        .forEach(
            row ->
                Objects.requireNonNull(queues.get(new Key(row.topic(), row.key())))
                    .rows()
                    .add(row));
    return List.copyOf(queues.values());
  }

  private Map<Key, KeyQueue> lock(Handle handle, List<Key> keys) {
    Map<Key, KeyQueue> locked = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            select topic, key, epoch, version, gap_since
            from unnest(:topics, :keys) with ordinality as w (topic, key, place)
            join inbox_key k using (topic, key)
            where held is null and next_attempt_at <= :now
            order by place limit :limit for update of k skip locked
            """)
        .bindArray("topics", String.class, keys.stream().map(Key::topic).toArray())
        .bindArray("keys", String.class, keys.stream().map(Key::key).toArray())
        .bind("now", clock.instant())
        .bind("limit", KEYS_TOGETHER)
        .map(
            (rs, ctx) ->
                locked.put(
                    new Key(rs.getString("topic"), rs.getString("key")),
                    new KeyQueue(
                        new KeyPosition(
                            rs.getObject("epoch", Long.class), rs.getObject("version", Long.class)),
                        rs.getObject("gap_since") != null,
                        new ArrayList<>())))
        .list();
    return locked;
  }

  /** Settles events that were applied, the later of a key after the earlier. */
  void applied(Handle handle, List<InboxRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    handle
        .createUpdate("update inbox set state = 'DONE', settled_at = :now where id = any(:ids)")
        .bind("now", clock.instant())
        .bindArray("ids", UUID.class, rows.stream().map(InboxRow::id).toArray())
        .execute();
    Map<Key, InboxRow> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(new Key(row.topic(), row.key()), row));
    advance(handle, last.values());
  }

  /** Moves the positions of keys on to these events, one of each key. */
  void advance(Handle handle, Collection<InboxRow> rows) {
    handle
        .createUpdate(
            """
            update inbox_key k set epoch = e.epoch, version = e.version, gap_since = null,
              held = null, next_attempt_at = :now
            from unnest(:topics, :keys, :epochs, :versions) as e (topic, key, epoch, version)
            where k.topic = e.topic and k.key = e.key
            """)
        .bind("now", clock.instant())
        .bindArray("topics", String.class, rows.stream().map(InboxRow::topic).toArray())
        .bindArray("keys", String.class, rows.stream().map(InboxRow::key).toArray())
        .bindArray("epochs", Long.class, rows.stream().map(InboxRow::epoch).toArray())
        .bindArray("versions", Long.class, rows.stream().map(InboxRow::version).toArray())
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
  boolean waitOrSupersede(Handle handle, InboxRow row, boolean waiting) {
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
    if (!waiting) {
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
}
