// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic that a user's pipelines write to; this module's pom tells the monitoring-service of it,
 * by environment variables as an operator would.
 */
final class UsersTopic {

  private static final String TOPIC = System.getenv("HOLDFAST_INTAKE_KAFKA_USERS_TOPIC");
  private static final String KEY = System.getenv("HOLDFAST_INTAKE_KAFKA_USERS_CONNECTION");
  private static final int PARTITIONS = 3;

  private UsersTopic() {}

  /** The id of its connection; the topic and the connection are made when they are not there. */
  static String connected(Platform platform) {
    try (Admin admin = Admin.create(servers(platform))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Optional.of(
            platform.api().get(Platform.OPERATOR, Service.MONITORING, "/api/v1/connections/" + KEY))
        .filter(answer -> answer.status() == 200)
        .map(answer -> answer.body().path("id").asText())
        .orElseGet(() -> Connected.create(platform, KEY, "cloudevents", "{}", "").id());
  }

  /** A producer as the CloudEvents SDK wants it, in binary mode; what it acknowledges is kept. */
  static KafkaProducer<String, CloudEvent> producer(Platform platform) {
    return new KafkaProducer<>(
        servers(platform), new StringSerializer(), new CloudEventSerializer());
  }

  /** Sends an event and waits until the broker has it. */
  static void send(KafkaProducer<String, CloudEvent> producer, String key, CloudEvent event) {
    try {
      producer.send(new ProducerRecord<>(TOPIC, key, event)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> servers(Platform platform) {
    return Map.of(
        "bootstrap.servers",
        platform.holdfast().kafka().bootstrapServers(),
        "acks",
        "all",
        "delivery.timeout.ms",
        (int) Duration.ofMinutes(2).toMillis());
  }
}
