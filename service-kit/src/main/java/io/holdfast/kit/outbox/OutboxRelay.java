// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Wakeable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Sends what stands in the outbox and deletes it after Kafka's acknowledgement. A shard is relayed
 * by one replica at a time (transaction-level advisory lock), so events of a key stay in order; the
 * shards that are free are relayed in one transaction, since each commit has its price; rows are
 * not locked one by one with SKIP LOCKED because a later event of a key could then overtake. There
 * is no high-water mark: identity order is not commit order, and a row that commits late is simply
 * found by the next round. A crash between send and delete sends again; consumers drop by version.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int LOCK_SPACE = 0x6f757462;

  private final Jdbi jdbi;
  private final OutboxConfig config;
  private final Map<String, Object> kafka;
  private final Wakeable loop;
  private @Nullable KafkaProducer<String, byte[]> producer;

  OutboxRelay(
      Jdbi jdbi,
      OutboxConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.jdbi = jdbi;
    this.config = config;
    this.kafka = kafka;
    this.loop =
        new Wakeable("outbox-relay", config.pollInterval(), Wakeable.GATHERING, this::relay);
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    loop.start();
  }

  void onStop(@Observes @Priority(3000) ShutdownEvent event) {
    loop.close();
    if (producer != null) {
      producer.close();
    }
  }

  /** Looks for rows now. */
  void wake() {
    loop.wake();
  }

  private boolean relay() {
    List<Integer> shards =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select distinct shard from outbox")
                    .mapTo(Integer.class)
                    .list());
    if (shards.isEmpty()) {
      return false;
    }
    int sent =
        QuarkusTransaction.requiringNew()
            .timeout(120)
            .call(() -> jdbi.withHandle(handle -> relay(handle, shards)));
    return sent == config.batchSize();
  }

  private int relay(Handle handle, List<Integer> shards) throws InterruptedException {
    List<Integer> mine =
        handle
            .createQuery(
                "select s from unnest(:shards) s where pg_try_advisory_xact_lock(:space, s)")
            .bindArray("shards", Integer.class, shards)
            .bind("space", LOCK_SPACE)
            .mapTo(Integer.class)
            .list();
    if (mine.isEmpty()) {
      return 0;
    }
    List<Row> rows =
        handle
            .createQuery(
                """
                select seq, topic, key, headers::text as headers, payload from outbox
                where shard = any(:shards) order by seq limit :limit
                """)
            .bindArray("shards", Integer.class, mine)
            .bind("limit", config.batchSize())
            .map(
                (rs, ctx) ->
                    new Row(
                        rs.getLong("seq"),
                        rs.getString("topic"),
                        rs.getString("key"),
                        rs.getString("headers"),
                        rs.getBytes("payload")))
            .list();
    List<Long> acknowledged = send(rows);
    if (!acknowledged.isEmpty()) {
      handle
          .createUpdate("delete from outbox where seq = any(:seqs)")
          .bindArray("seqs", Long.class, acknowledged)
          .execute();
    }
    return acknowledged.size();
  }

  private List<Long> send(List<Row> rows) throws InterruptedException {
    Map<Row, Future<?>> sent = new LinkedHashMap<>();
    Set<String> unreachable = new HashSet<>();
    for (Row row : rows) {
      // a topic that does not answer blocks for the delivery time: once a round, not once a row
      if (!unreachable.contains(row.topic())) {
        Future<?> answer = producer().send(row.record());
        sent.put(row, answer);
        if (timedOut(answer)) {
          unreachable.add(row.topic());
        }
      }
    }
    List<Long> acknowledged = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (Map.Entry<Row, Future<?>> entry : sent.entrySet()) {
      Row row = entry.getKey();
      try {
        entry.getValue().get();
        if (!held.contains(row.topic() + row.key())) {
          acknowledged.add(row.seq());
        }
      } catch (ExecutionException e) {
        if (held.add(row.topic() + row.key())) {
          LOG.warnf(e.getCause(), "event of key %s on %s not sent yet", row.key(), row.topic());
        }
      }
    }
    return acknowledged;
  }

  private static boolean timedOut(Future<?> answer) {
    return answer.state() == Future.State.FAILED
        && causes(answer.exceptionNow()).anyMatch(TimeoutException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(5);
  }

  private KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> properties = new HashMap<>();
      properties.put(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          kafka.getOrDefault(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092"));
      kafka.forEach(
          (name, value) -> {
            if (ProducerConfig.configNames().contains(name)) {
              properties.put(name, value);
            }
          });
      properties.put(ProducerConfig.ACKS_CONFIG, "all");
      properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
      properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 * 1024 * 1024);
      properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      int limit = Math.toIntExact(config.deliveryTimeout().toMillis());
      properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limit);
      properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(5000, limit));
      properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
      producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private record Row(long seq, String topic, String key, String headers, byte[] payload) {
    ProducerRecord<String, byte[]> record() {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
      JsonNode names = Json.readTree(headers.getBytes(StandardCharsets.UTF_8));
      names
          .properties()
          .forEach(
              header ->
                  record
                      .headers()
                      .add(
                          header.getKey(),
                          header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
      return record;
    }
  }
}
