// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import dev.cdevents.CDEvents;
import dev.cdevents.events.ServiceDeployedCDEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * Senders, each as its own client sends, or as recorded in the samples of the monitoring-service,
 * whose README says after what.
 */
final class Senders {

  /** What all versions are called that these senders make up. */
  static final String VERSION = "7";

  private static final String LAKE = "s3://lake";

  private final Platform platform;

  Senders(Platform platform) {
    this.platform = platform;
  }

  static String digest(String alias) {
    return Fleet.digest(alias, 7);
  }

  private static CloudEvent trained(String alias) {
    String data =
        "{\"subjects\":[{\"alias\":\"%s\",\"version\":\"%s\",\"digest\":\"%s\"}]}"
            .formatted(alias, VERSION, digest(alias));
    return CloudEventBuilder.v1()
        .withId(UUID.randomUUID().toString())
        .withSource(URI.create("https://ci.acme.example/pipelines"))
        .withType("io.holdfast.model.trained.v1")
        .withTime(OffsetDateTime.now(ZoneOffset.UTC))
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** The three modes of the HTTP binding, with an access token of the pipeline's. */
  void cloudEvents(Connected over) {
    Map<String, String> token =
        Map.of("Authorization", "Bearer " + platform.api().token(Fleet.PIPELINE));
    deliver(over, token, trained("pkg:mlflow/sent-binary"), false);
    deliver(over, token, trained("pkg:mlflow/sent-structured"), true);
    // the SDK splits no batch and writes none
    String batch =
        Stream.of("pkg:mlflow/sent-batch-1", "pkg:mlflow/sent-batch-2")
            .map(alias -> text(new JsonFormat().serialize(trained(alias))))
            .toList()
            .toString();
    Map<String, String> headers = new HashMap<>(token);
    headers.put("Content-Type", "application/cloudevents-batch+json");
    over.delivered(headers, batch);
  }

  void usersTopic() {
    try (KafkaProducer<String, CloudEvent> producer = UsersTopic.producer(platform)) {
      UsersTopic.send(producer, "sent", trained("pkg:mlflow/sent-topic"));
    }
  }

  private static void deliver(
      Connected over, Map<String, String> more, CloudEvent event, boolean structured) {
    Map<String, String> headers = new HashMap<>(more);
    StringBuilder body = new StringBuilder();
    var writer = HttpMessageFactory.createWriter(headers::put, bytes -> body.append(text(bytes)));
    if (structured) {
      writer.writeStructured(event, new JsonFormat());
    } else {
      writer.writeBinary(event);
    }
    over.delivered(headers, body.toString());
  }

  void cdEvents(Connected over) {
    ServiceDeployedCDEvent event = new ServiceDeployedCDEvent();
    event.setSource(URI.create("http://argo.acme.example"));
    event.setSubjectId("scorer");
    event.setSubjectSource(URI.create("/prod"));
    event.setSubjectEnvironmentId("prod");
    event.setSubjectEnvironmentSource("/prod");
    event.setSubjectArtifactId(
        "pkg:oci/sent-scorer@" + digest("pkg:oci/sent-scorer").replace(":", "%3A"));
    deliver(over, over.bearer(), CDEvents.cdEventAsCloudEvent(event), false);
  }

  /** A run in two parts, and a data set that changed, to the path of the standard. */
  void openLineage() {
    OpenLineage lineage = new OpenLineage(URI.create("https://github.com/acme/training"));
    UUID run = UUID.randomUUID();
    ApiKeyTokenProvider token = new ApiKeyTokenProvider();
    token.setApiKey(Connected.SECRET);
    HttpConfig config = new HttpConfig();
    config.setUrl(URI.create(Connected.anyUrl(platform)));
    config.setAuth(token);
    config.setTimeoutInMillis(20_000);
    try (OpenLineageClient client = new OpenLineageClient(new HttpTransport(config))) {
      client.emit(part(lineage, run, EventType.START));
      client.emit(part(lineage, run, EventType.COMPLETE));
      client.emit(
          lineage
              .newDatasetEventBuilder()
              .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
              .dataset(lineage.newStaticDataset(LAKE, "sent/changed", facets(lineage, null)))
              .build());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static OpenLineage.RunEvent part(OpenLineage lineage, UUID run, EventType type) {
    boolean begins = type == EventType.START;
    return lineage
        .newRunEventBuilder()
        .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
        .eventType(type)
        .run(lineage.newRunBuilder().runId(run).build())
        .job(lineage.newJobBuilder().namespace("airflow").name("train_model").build())
        .inputs(
            begins
                ? List.of(
                    lineage
                        .newInputDatasetBuilder()
                        .namespace(LAKE)
                        .name("sent/train")
                        .facets(facets(lineage, null))
                        .build())
                : List.of())
        .outputs(
            begins
                ? List.of()
                : List.of(
                    lineage
                        .newOutputDatasetBuilder()
                        .namespace("mlflow://mlflow.acme.example")
                        .name("sent-lineage")
                        .facets(facets(lineage, "MODEL"))
                        .build()))
        .build();
  }

  private static OpenLineage.DatasetFacets facets(OpenLineage lineage, @Nullable String type) {
    return lineage
        .newDatasetFacetsBuilder()
        .version(lineage.newDatasetVersionDatasetFacet(VERSION))
        .datasetType(type == null ? null : lineage.newDatasetTypeDatasetFacet(type, null))
        .build();
  }

  /**
   * What {@code register_model} and a move of its alias make MLflow send: in Python's JSON, in
   * parallel, the promotion before the version that is promoted.
   */
  void mlflow(Connected over) {
    ZonedDateTime begin = ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(10);
    String created =
        """
        {"entity": "model_version", "action": "created", "timestamp": "%s", "data": \
        {"name": "sent-registry", "version": "7", "source": "models:/m-1", "run_id": "abcd1234", \
        "tags": {"digest": "%s"}, "description": "gr\\u00fcn"}}"""
            .formatted(begin.toOffsetDateTime(), digest("pkg:mlflow/sent-registry"));
    String moved =
        """
        {"entity": "model_version_alias", "action": "created", "timestamp": "%s", "data": \
        {"name": "sent-registry", "alias": "champion", "version": "7"}}"""
            .formatted(begin.plusSeconds(1).toOffsetDateTime());
    String tagged =
        """
        {"entity": "model_version_tag", "action": "set", "timestamp": "%s", "data": \
        {"name": "sent-registry", "version": "7", "key": "reviewed", "value": "yes"}}"""
            .formatted(begin.plusSeconds(2).toOffsetDateTime());
    deliverSigned(over, moved);
    CompletableFuture.allOf(
            Stream.of(tagged, created)
                .map(body -> CompletableFuture.runAsync(() -> deliverSigned(over, body)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void deliverSigned(Connected over, String body) {
    over.delivered(Signed.byMlflow(Connected.SECRET, body), body);
  }

  void alertmanager(Connected over) {
    over.delivered(over.bearer(), sample("alertmanager-group.json"));
  }

  void dependencyTrack(Connected over) {
    over.delivered(over.token("X-Api-Key"), sample("dependency-track-v5.json"));
  }

  void github(Connected over) {
    Map.of("dependabot_alert", "github-dependabot.json", "release", "github-release.json")
        .forEach(
            (event, file) ->
                over.delivered(
                    Signed.byGithub(Connected.SECRET, event, sample(file)), sample(file)));
  }

  void huggingFace(Connected over) {
    Map<String, String> headers = new HashMap<>(over.token("X-Webhook-Secret"));
    headers.put("Webhook-Id", UUID.randomUUID().toString());
    over.delivered(headers, sample("huggingface-dataset.json"));
  }

  /** Event Grid can put a secret into the URL only. */
  void azureMl(Connected over) {
    over.delivered(
        "?token=" + Connected.SECRET,
        Map.of("Content-Type", "application/json", "aeg-event-type", "Notification"),
        sample("azure-ml-eventgrid.json"));
  }

  void sageMaker(Connected over) {
    over.delivered(over.token("X-Api-Key"), sample("sagemaker-approved.json"));
  }

  /** Pub/Sub proves itself by an access token. */
  void vertexAi(Connected over) {
    String entry =
        """
        {"insertId":"%s","timestamp":"%s","protoPayload":{
         "methodName":"google.cloud.aiplatform.v1.ModelService.UploadModel",
         "resourceName":"projects/123/locations/europe-west1","response":{
          "model":"projects/123/locations/europe-west1/models/77","modelVersionId":"3"}}}
        """
            .formatted(UUID.randomUUID(), OffsetDateTime.now(ZoneOffset.UTC));
    over.delivered(
        Map.of(
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + platform.api().token(Fleet.PIPELINE)),
        "{\"message\":{\"data\":\"%s\",\"messageId\":\"%s\",\"attributes\":{}},\"subscription\":\"projects/acme/subscriptions/s\"}"
            .formatted(
                Base64.getEncoder().encodeToString(entry.getBytes(StandardCharsets.UTF_8)),
                UUID.randomUUID()));
  }

  void seldon(Connected over) {
    Map<String, String> headers = new HashMap<>(over.bearer());
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", UUID.randomUUID().toString());
    headers.put("ce-type", "io.seldon.serving.inference.drift");
    headers.put("ce-source", "io.seldon.serving.income");
    over.delivered(
        headers, "{\"data\":{\"is_drift\":1,\"p_val\":[0.001]},\"meta\":{\"name\":\"KSDrift\"}}");
  }

  void webhook(Connected over) {
    String body =
        "{\"event\":{\"id\":\"%s\",\"kind\":\"retrain.done\",\"at\":\"%s\"},\"model\":{\"ref\":\"sent-webhook:7\",\"sha256\":\"%s\"}}"
            .formatted(
                UUID.randomUUID(),
                OffsetDateTime.now(ZoneOffset.UTC),
                digest("pkg:mlflow/sent-webhook").substring("sha256:".length()));
    over.delivered(
        Map.of(
            "Content-Type",
            "application/json",
            "X-Acme-Signature",
            Signed.hex(Connected.SECRET, body)),
        body);
  }

  /** A recorded delivery, as if it was recorded yesterday. */
  private String sample(String name) {
    try {
      return Files.readString(
              platform
                  .holdfast()
                  .layout()
                  .repository()
                  .resolve("monitoring-service/src/test/resources/senders/samples/" + name))
          .replace("2026-11-23", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
