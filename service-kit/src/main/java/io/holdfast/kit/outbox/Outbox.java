// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.holdfast.kit.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes events in the caller's transaction: they are published if and only if it commits. Each gets
 * the next version of its key; the row lock of the key makes version order commit order.
 */
@ApplicationScoped
public class Outbox {

  static final int SHARDS = 16;

  /** Payload of the largest event; the topics take 4 MiB. */
  static final int MAX_PAYLOAD = 4 * 1024 * 1024 - 64 * 1024;

  private final Jdbi jdbi;
  private final Clock clock;
  private final OutboxRelay relay;
  private final TransactionSynchronizationRegistry transactions;
  private final String service;

  Outbox(
      Jdbi jdbi,
      Clock clock,
      OutboxRelay relay,
      TransactionSynchronizationRegistry transactions,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.relay = relay;
    this.transactions = transactions;
    this.service = service;
  }

  /**
   * Appends an event.
   *
   * @return the event's id
   * @throws IllegalStateException outside a transaction
   */
  public UUID append(OutgoingEvent event) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("events are appended within a transaction only");
    }
    UUID id = Ids.next();
    byte[] payload = Json.bytes(event.data());
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          event.type() + " of " + event.key() + " has " + payload.length + " bytes, too many");
    }
    jdbi.useHandle(handle -> insert(handle, id, event, payload));
    transactions.registerInterposedSynchronization(new WakeAfterCommit());
    return id;
  }

  private void insert(Handle handle, UUID id, OutgoingEvent event, byte[] payload) {
    Instant now = clock.instant();
    handle
        .createUpdate(
            """
            with position as (
              insert into outbox_key as k (topic, key, epoch, version) values (:topic, :key, 0, 1)
              on conflict (topic, key) do update set version = k.version + 1
              returning epoch, version)
            insert into outbox
              (event_id, shard, topic, key, epoch, version, headers, payload, created_at)
            select :id, :shard, :topic, :key, epoch, version, :headers::jsonb || jsonb_build_object(
                'ce_epoch', epoch::text, 'ce_sequence', version::text), :payload, :now
            from position
            """)
        .bind("id", id)
        .bind("shard", Math.floorMod(event.key().hashCode(), SHARDS))
        .bind("topic", event.topic())
        .bind("key", event.key())
        .bind("headers", Json.text(headers(id, event, now)))
        .bind("payload", payload)
        .bind("now", now)
        .execute();
  }

  /** All but the event's position in its key. */
  private Map<String, String> headers(UUID id, OutgoingEvent event, Instant now) {
    Trace trace = Trace.current();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", id.toString());
    headers.put("ce_source", "/" + service);
    headers.put("ce_type", event.type());
    headers.put("ce_time", now.toString());
    headers.put("ce_subject", event.subject());
    headers.put("content-type", "application/json");
    headers.put("ce_partitionkey", event.key());
    if (event.team() != null) {
      headers.put("ce_team", event.team());
    }
    headers.put("ce_traceparent", trace.traceparent());
    headers.put("ce_correlationid", trace.correlationId());
    return headers;
  }

  /**
   * Begins a new epoch of a key: the next event of the key is its version 1 and consumers take it
   * as their new baseline. For republication only, within a transaction.
   */
  void beginEpoch(String topic, String key) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into outbox_key as k (topic, key, epoch, version)
                    values (:topic, :key, :epoch, 0)
                    on conflict (topic, key)
                    do update set epoch = greatest(k.epoch + 1, excluded.epoch), version = 0
                    """)
                .bind("topic", topic)
                .bind("key", key)
                .bind("epoch", clock.millis())
                .execute());
  }

  private final class WakeAfterCommit implements Synchronization {
    @Override
    public void beforeCompletion() {
      // nothing to do: the rows are part of the transaction
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }
}
