// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.holdfast.kit.database.MonthlyPartitions.PartitionedTable;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Stores what comes from Kafka before it is acknowledged. A record that is no event is quarantined;
 * one that was stored before is not stored again; one with a version that was applied under another
 * id is kept as a conflict, which is an alarm.
 */
@ApplicationScoped
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final String KEY =
      """
      insert into inbox_key (topic, key, next_attempt_at) values (:topic, :key, :now)
      on conflict do nothing
      """;

  /** A key that waits for what was missing looks at once; one that does not is not locked here. */
  private static final String HINT =
      """
      update inbox_key set next_attempt_at = least(next_attempt_at, :now)
      where topic = :topic and key = :key and gap_since is not null
      """;

  private static final String EVENT =
      """
      insert into inbox (id, topic, event_id, key, epoch, version, type, headers, payload,
        received_at, state)
      select :id, :topic, :eventId, :key, :epoch, :version, :type, :headers::jsonb, :payload,
        :now, 'PENDING'
      where not exists (select 1 from inbox where topic = :topic and key = :key
        and epoch = :epoch and version = :version and event_id = :eventId)
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final InboxWorker worker;

  Inbox(Jdbi jdbi, Clock clock, InboxWorker worker) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.worker = worker;
  }

  @Produces
  @Singleton
  static PartitionedTable table() {
    return new PartitionedTable("inbox", Period.ofMonths(13));
  }

  /**
   * Stores records; returns when all are committed. Failures of the database are waited out here,
   * so that no record is ever given up.
   */
  public void receive(ConsumerRecords<String, byte[]> records) {
    Duration pause = Duration.ofMillis(100);
    while (!stored(records)) {
      if (!slept(pause)) {
        throw new IllegalStateException("interrupted before the records were stored");
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
    worker.wake();
  }

  /** False when it was interrupted, which the thread then still is. */
  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean stored(ConsumerRecords<String, byte[]> records) {
    try {
      QuarkusTransaction.requiringNew().run(() -> jdbi.useHandle(handle -> store(handle, records)));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(e, "%d records not stored yet", records.count());
      return false;
    }
  }

  private void store(Handle handle, ConsumerRecords<String, byte[]> records) {
    PreparedBatch keys = handle.prepareBatch(KEY);
    PreparedBatch hints = handle.prepareBatch(HINT);
    PreparedBatch events = handle.prepareBatch(EVENT);
    for (ConsumerRecord<String, byte[]> record : records) {
      Map<String, String> headers = headers(record);
      @Nullable Receipt receipt = Receipt.of(record.topic(), record.key(), record.value(), headers);
      if (receipt == null) {
        quarantine(handle, record, headers);
        continue;
      }
      for (PreparedBatch batch : List.of(keys, hints, events)) {
        batch
            .bind("topic", receipt.topic())
            .bind("key", receipt.key())
            .bind("now", clock.instant());
      }
      keys.add();
      hints.add();
      events
          .bind("id", Ids.next())
          .bind("eventId", receipt.eventId())
          .bind("epoch", receipt.epoch())
          .bind("version", receipt.version())
          .bind("type", receipt.type())
          .bind("headers", Json.text(headers))
          .bind("payload", record.value())
          .add();
    }
    if (events.size() > 0) {
      keys.execute();
      hints.execute();
      events.execute();
    }
  }

  private void quarantine(
      Handle handle, ConsumerRecord<String, byte[]> record, Map<String, String> headers) {
    LOG.errorf("quarantined %s/%d@%d", record.topic(), record.partition(), record.offset());
    handle
        .createUpdate(
            """
            insert into inbox_quarantine
              (topic, partition, "offset", received_at, headers, payload, error)
            values (:topic, :partition, :offset, :now, :headers::jsonb, :payload, :error)
            on conflict do nothing
            """)
        .bind("topic", record.topic())
        .bind("partition", record.partition())
        .bind("offset", record.offset())
        .bind("now", clock.instant())
        .bind("headers", Json.text(headers))
        .bind("payload", record.value())
        .bind(
            "error",
            "not a CloudEvent of this platform: id, type, time, key, epoch, sequence and a JSON object are needed")
        .execute();
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      headers.put(
          header.key().replace("\u0000", ""),
          value == null ? "" : new String(value, StandardCharsets.UTF_8).replace("\u0000", ""));
    }
    return headers;
  }

  /** What a record must carry to be an event of this platform. */
  private record Receipt(
      String topic, String eventId, String key, long epoch, long version, String type) {

    private static final int LONGEST_KEY = 500;

    /** What PostgreSQL refuses would hold up the whole partition, for ever. */
    private static boolean storable(String key) {
      return key.length() <= LONGEST_KEY && key.indexOf('\u0000') < 0;
    }

    static @Nullable Receipt of(
        String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
      List<String> missing = new ArrayList<>();
      for (String name : List.of("ce_id", "ce_type", "ce_time", "ce_epoch", "ce_sequence")) {
        if (headers.getOrDefault(name, "").isBlank()) {
          missing.add(name);
        }
      }
      if (key == null || value == null || !missing.isEmpty() || !storable(key)) {
        return null;
      }
      try {
        if (!Json.readTree(value).isObject()) {
          return null;
        }
        java.time.Instant.parse(headers.getOrDefault("ce_time", ""));
        return new Receipt(
            topic,
            headers.getOrDefault("ce_id", ""),
            key,
            Long.parseLong(headers.getOrDefault("ce_epoch", "")),
            Long.parseLong(headers.getOrDefault("ce_sequence", "")),
            headers.getOrDefault("ce_type", ""));
      } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
        return null;
      }
    }
  }
}
