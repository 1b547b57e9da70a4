// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Plays the other services on Kafka: sends events as they would and reads what was published. */
public final class Records {

  /** A published event. */
  public record Published(String key, Map<String, String> headers, JsonNode data) {
    public String type() {
      return headers.getOrDefault("ce_type", "");
    }

    public long version() {
      return Long.parseLong(headers.getOrDefault("ce_sequence", "0"));
    }
  }

  private static @Nullable KafkaProducer<String, byte[]> producer;

  private Records() {}

  /** Sends an event of this platform; its id is new. */
  public static String produce(
      String topic, String key, long epoch, long version, String type, String team, Object data) {
    String id = UUID.randomUUID().toString();
    produce(topic, key, id, epoch, version, type, team, data);
    return id;
  }

  /** Sends an event of this platform under a given id. */
  public static void produce(
      String topic,
      String key,
      String id,
      long epoch,
      long version,
      String type,
      String team,
      Object data) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, key, Json.bytes(Json.tree(data)));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            id,
            "ce_source",
            "/test",
            "ce_type",
            type,
            "ce_time",
            Instant.now().toString(),
            "ce_subject",
            key,
            "content-type",
            "application/json",
            "ce_epoch",
            Long.toString(epoch),
            "ce_sequence",
            Long.toString(version),
            "ce_team",
            team)
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    send(record);
  }

  /** Sends bytes that are no event. */
  public static void produceRaw(String topic, @Nullable String key, byte @Nullable [] value) {
    send(new ProducerRecord<>(topic, key, value));
  }

  private static synchronized void send(ProducerRecord<String, byte[]> record) {
    KafkaProducer<String, byte[]> sender = producer;
    if (sender == null) {
      sender =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers",
                  Servers.running().bootstrapServers(),
                  "acks",
                  "all",
                  "max.request.size",
                  8 * 1024 * 1024),
              new StringSerializer(),
              new ByteArraySerializer());
      producer = sender;
    }
    try {
      sender.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until what was published under a key satisfies a condition.
   *
   * @param key the key; {@code *} for all
   * @return everything published under the key so far, in order
   */
  public static List<Published> awaitOn(
      String topic, String key, Predicate<List<Published>> condition, Duration limit) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<Published> found = new ArrayList<>();
      long end = System.nanoTime() + limit.toNanos();
      while (System.nanoTime() < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals("*") || key.equals(record.key())) {
            found.add(published(record));
          }
        }
        if (condition.test(found)) {
          return found;
        }
      }
      throw new AssertionError(
          "not published on " + topic + " within " + limit + "; seen: " + found);
    }
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            Servers.running().bootstrapServers(),
            "group.id",
            "test-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Published published(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new java.util.LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Published(String.valueOf(record.key()), headers, Json.readTree(record.value()));
  }
}
