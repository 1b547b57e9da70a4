// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic with one thread. A record is acknowledged after it was kept; when it cannot be
 * kept now it is tried again, for as long as it takes, and nothing behind it is read.
 */
final class KafkaSource implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KafkaSource.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final String name;
  private final String topic;
  private final String connection;
  private final Map<String, Object> settings;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch pause = new CountDownLatch(1);
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private @Nullable Thread thread;

  KafkaSource(String name, String topic, String connection, Map<String, Object> settings) {
    this.name = name;
    this.topic = topic;
    this.connection = connection;
    this.settings = new HashMap<>(settings);
    this.settings.putIfAbsent("auto.offset.reset", "earliest");
    this.settings.putIfAbsent("max.poll.records", "100");
    // a replica that died must not hold its partitions for the 45 seconds that are usual
    this.settings.putIfAbsent("session.timeout.ms", "6000");
    this.settings.putIfAbsent("heartbeat.interval.ms", "1500");
    this.settings.put("enable.auto.commit", "false");
  }

  void start(KafkaDeliveries deliveries) {
    KafkaConsumer<byte[], byte[]> opened =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer = opened;
    thread = Thread.ofPlatform().name("intake-" + name).start(() -> run(opened, deliveries));
  }

  private void run(KafkaConsumer<byte[], byte[]> from, KafkaDeliveries deliveries) {
    try (from) {
      from.subscribe(List.of(topic));
      while (!closing.get()) {
        turn(from, deliveries);
      }
    } catch (WakeupException e) {
      LOG.debugf("%s is no longer read", topic);
    }
  }

  private void turn(KafkaConsumer<byte[], byte[]> from, KafkaDeliveries deliveries) {
    try {
      ConsumerRecords<byte[], byte[]> records = from.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        keep(record, deliveries);
      }
      if (!records.isEmpty() && !closing.get()) {
        from.commitSync();
      }
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf("topic %s was not read this time: %s", topic, e.getMessage());
      rest();
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record, KafkaDeliveries deliveries) {
    while (!closing.get()) {
      try {
        deliveries.accept(connection, record);
        return;
      } catch (RuntimeException e) {
        LOG.warnf(
            "record %d of %s-%d is tried again: %s",
            record.offset(), record.topic(), record.partition(), e.getMessage());
        rest();
      }
    }
  }

  private void rest() {
    try {
      boolean ended = pause.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      LOG.tracef("going on; closing: %s", ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.set(true);
    }
  }

  @Override
  public void close() {
    closing.set(true);
    pause.countDown();
    KafkaConsumer<byte[], byte[]> opened = consumer;
    Thread reading = thread;
    if (opened != null && reading != null) {
      opened.wakeup();
      try {
        if (!reading.join(Duration.ofSeconds(5))) {
          LOG.warnf("the reader of %s does not end", topic);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
