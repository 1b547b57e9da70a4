// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What an operator may do with events that could not be applied. */
@ApplicationScoped
public class InboxOperations {

  /** An event in the inbox. */
  @Schema(name = "InboxEntry")
  public record Entry(
      UUID id,
      String topic,
      String eventId,
      String key,
      long epoch,
      long version,
      String type,
      String state,
      int attempts,
      @Nullable String error,
      Instant receivedAt,
      @Nullable Instant settledAt,
      @Nullable String settledBy,
      @Nullable String settleReason,
      JsonNode data) {}

  private static final Logger LOG = Logger.getLogger(InboxOperations.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final InboxStore store;
  private final InboxWorker worker;

  InboxOperations(Jdbi jdbi, Clock clock, InboxStore store, InboxWorker worker) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.store = store;
    this.worker = worker;
  }

  /** Events in a state, oldest first, after an id. */
  public List<Entry> list(String state, @Nullable UUID after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from inbox where state = :state and (:after::uuid is null or id > :after::uuid)
                    order by id limit :limit
                    """)
                .bind("state", state)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, ctx) -> entry(rs))
                .list());
  }

  /**
   * Tries a parked event again.
   *
   * @throws Problem not found; conflict, when it is not parked
   */
  @Transactional
  public Entry retry(UUID id) {
    Entry entry =
        jdbi.withHandle(
            handle -> {
              InboxRow row = parked(handle, id);
              handle
                  .createUpdate("update inbox set state = 'PENDING', attempts = 0 where id = :id")
                  .bind("id", id)
                  .execute();
              handle
                  .createUpdate(
                      "update inbox_key set held = null, next_attempt_at = :now where topic = :topic and key = :key")
                  .bind("now", clock.instant())
                  .bind("topic", row.topic())
                  .bind("key", row.key())
                  .execute();
              return find(handle, id);
            });
    worker.wake();
    return entry;
  }

  /**
   * Gives up a parked event for a reason; whoever waits for its answer gets one.
   *
   * @throws Problem not found; conflict, when it is not parked
   */
  @Transactional
  public Entry skip(UUID id, String reason, Actor actor) {
    Entry entry =
        jdbi.withHandle(
            handle -> {
              InboxRow row = parked(handle, id);
              lock(row);
              worker.handler(row.topic()).skip(row.message(false), reason);
              handle
                  .createUpdate(
                      """
                      update inbox set state = 'SKIPPED', settled_at = :now, settled_by = :by,
                        settle_reason = :reason where id = :id
                      """)
                  .bind("now", clock.instant())
                  .bind("by", actor.issuer() + "#" + actor.subject())
                  .bind("reason", reason)
                  .bind("id", id)
                  .execute();
              store.advance(handle, List.of(row));
              return find(handle, id);
            });
    worker.wake();
    return entry;
  }

  private void lock(InboxRow row) {
    try {
      worker.lock(List.of(row));
    } catch (PoisonException e) {
      LOG.warnf(e, "event %s says nothing of what to lock; given up without", row.eventId());
    }
  }

  private InboxRow parked(Handle handle, UUID id) {
    // locked before its state is looked at: of two operators only one settles it
    InboxRow row =
        handle
            .createQuery("select * from inbox where id = :id for update")
            .bind("id", id)
            .map((rs, ctx) -> InboxRow.of(rs))
            .findOne()
            .orElseThrow(() -> Problem.notFound("inbox event", id));
    String state = find(handle, id).state();
    if (!state.equals("PARKED")) {
      throw Problem.of(ProblemType.CONFLICT, "event " + id + " is " + state + ", not PARKED");
    }
    return row;
  }

  private static Entry find(Handle handle, UUID id) {
    return handle
        .createQuery("select * from inbox where id = :id")
        .bind("id", id)
        .map((rs, ctx) -> entry(rs))
        .findOne()
        .orElseThrow(() -> Problem.notFound("inbox event", id));
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    Timestamp settled = rs.getTimestamp("settled_at");
    return new Entry(
        rs.getObject("id", UUID.class),
        rs.getString("topic"),
        rs.getString("event_id"),
        rs.getString("key"),
        rs.getLong("epoch"),
        rs.getLong("version"),
        rs.getString("type"),
        rs.getString("state"),
        rs.getInt("attempts"),
        rs.getString("error"),
        rs.getTimestamp("received_at").toInstant(),
        settled == null ? null : settled.toInstant(),
        rs.getString("settled_by"),
        rs.getString("settle_reason"),
        Json.readTree(rs.getBytes("payload")));
  }
}
