// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Driven by the CloudEvents Java SDK's serializer. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KafkaIT {

  @Inject KafkaDeliveries deliveries;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private final String topic = Posted.unique("topic");
  private final String model = Posted.unique("kafka");

  private CloudEvent trained(String version) {
    return CloudEventBuilder.v1()
        .withId(UUID.randomUUID().toString())
        .withSource(URI.create("https://ci.acme.example"))
        .withType("io.holdfast.model.trained.v1")
        .withSubject("pkg:mlflow/" + model + "@" + version)
        .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private <T> void send(Serializer<T> serializer, Map<String, ?> settings, List<T> values)
      throws Exception {
    serializer.configure(settings, false);
    try (KafkaProducer<String, T> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers), new StringSerializer(), serializer)) {
      for (T value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get();
      }
    }
  }

  @Test
  void bothModesAndWhatCannotBeReadAreTakenInTurn() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    Connected connected = Connected.withoutSecret("cloudevents", Map.of());
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + model);
    send(new CloudEventSerializer(), Map.of(), List.of(trained("7")));
    send(new StringSerializer(), Map.of(), List.of("nothing that is an event"));
    send(
        new CloudEventSerializer(),
        Map.of(
            CloudEventSerializer.ENCODING_CONFIG,
            Encoding.STRUCTURED,
            CloudEventSerializer.EVENT_FORMAT_CONFIG,
            JsonFormat.CONTENT_TYPE),
        List.of(trained("8")));

    KafkaSource source =
        new KafkaSource(
            "test", topic, connected.id(), Map.of("bootstrap.servers", brokers, "group.id", topic));
    source.start(deliveries);
    try {
      List<String> versions =
          system.told(2).stream()
              .map(told -> told.data().at("/event/subjects/0/version"))
              .map(JsonNode::asText)
              .toList();
      assertThat(versions).contains("7", "8");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> connected.get().getInt("activity.refused") == 1);
      assertThat(connected.get().getInt("activity.accepted")).isEqualTo(2);
    } finally {
      source.close();
    }
  }
}
