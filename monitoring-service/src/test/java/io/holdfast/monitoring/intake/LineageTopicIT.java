// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A topic that the configuration names, written to by the OpenLineage Java client. */
@QuarkusTest
@TestProfile(LineageTopicIT.Configured.class)
@WithTestResource(Infrastructure.class)
class LineageTopicIT {

  private static final String TOPIC = "lineage-of-the-lake";
  private static final String KEY = "lineage-by-topic";
  private static final String LAKE = "s3://acme-feature-store";

  /** As an installation configures it, before topic and connection are there. */
  public static final class Configured implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "holdfast.intake-kafka.lake.topic",
          TOPIC,
          "holdfast.intake-kafka.lake.connection",
          KEY,
          "holdfast.intake-kafka.lake.group",
          "lineage-of-the-tests",
          "holdfast.intake-kafka.lake.properties.\"metadata.max.age.ms\"",
          "1000");
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private final String model = Posted.unique("lineage");
  private final OpenLineage lineage =
      new OpenLineage(URI.create("https://github.com/acme/credit-training"));

  private OpenLineageClient client() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("key.serializer", StringSerializer.class.getName());
    properties.put("value.serializer", StringSerializer.class.getName());
    return new OpenLineageClient(new KafkaTransport(new KafkaConfig(TOPIC, null, properties)));
  }

  private OpenLineage.DatasetFacets facets(String version, boolean isModel) {
    OpenLineage.DatasetFacetsBuilder facets =
        lineage.newDatasetFacetsBuilder().version(lineage.newDatasetVersionDatasetFacet(version));
    return isModel
        ? facets.datasetType(lineage.newDatasetTypeDatasetFacet("MODEL", null)).build()
        : facets.build();
  }

  private OpenLineage.RunEvent completed() {
    return lineage
        .newRunEventBuilder()
        .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
        .eventType(EventType.COMPLETE)
        .run(lineage.newRunBuilder().runId(UUID.randomUUID()).build())
        .job(lineage.newJobBuilder().namespace("airflow-prod").name("credit.train_model").build())
        .inputs(
            List.of(
                lineage
                    .newInputDatasetBuilder()
                    .namespace(LAKE)
                    .name("loans/train")
                    .facets(facets("c379e821", false))
                    .build()))
        .outputs(
            List.of(
                lineage
                    .newOutputDatasetBuilder()
                    .namespace("mlflow://mlflow.acme.example")
                    .name(model)
                    .facets(facets("7", true))
                    .build(),
                lineage
                    .newOutputDatasetBuilder()
                    .namespace(LAKE)
                    .name("scored/" + model)
                    .facets(facets("c379e822", false))
                    .build()))
        .build();
  }

  @Test
  void aRunThatMakesAModelAndDataBecomesBoth() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    Connected.create(Connected.OPERATOR, Connected.declared("openlineage", Map.of("key", KEY)))
        .statusCode(201);
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM)
            .registers(
                Map.of(
                    "scoring-model", List.of("pkg:mlflow/" + model),
                    "scored-loans", List.of("urn:openlineage:" + LAKE + ":scored/" + model)));
    try (OpenLineageClient client = client()) {
      client.emit(completed());
    }

    List<JsonNode> told =
        system.told(2).stream().map(record -> record.data().path("event")).toList();
    assertThat(told)
        .extracting(event -> event.path("type").asText())
        .containsExactlyInAnyOrder("model.trained", "dataset.changed");
    assertThat(told)
        .extracting(event -> event.at("/subjects/0/version").asText())
        .containsExactlyInAnyOrder("7", "c379e822");
    assertThat(told)
        .anyMatch(event -> event.at("/trainedOn/0/version").asText().equals("c379e821"));
    assertThat(
            Posted.as(Connected.OPERATOR)
                .get(Posted.PATH + "?connection=" + KEY)
                .<List<String>>path("items.type"))
        .contains("model.trained", "dataset.changed");
  }
}
