// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Driven by the OpenLineage Java client, which posts to the standard's own path. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenLineageIT {

  private static final String PATH = "/api/v1/lineage";
  private static final String LAKE = "s3://acme-feature-store";

  private final String key = Posted.unique("api-key");
  private final String model = Posted.unique("lineage");
  private final String data = "loans/" + Posted.unique("train");
  private final OpenLineage lineage =
      new OpenLineage(URI.create("https://github.com/acme/credit-training"));

  private Connected connected() {
    Connected connected = Connected.withoutSecret("openlineage", Map.of());
    connected.setSecret(key);
    return connected;
  }

  private OpenLineageClient client(boolean gzip) {
    ApiKeyTokenProvider token = new ApiKeyTokenProvider();
    token.setApiKey(key);
    HttpConfig config = new HttpConfig();
    config.setUrl(URI.create("http://127.0.0.1:" + RestAssured.port));
    config.setAuth(token);
    config.setTimeoutInMillis(20_000);
    if (gzip) {
      config.setCompression(HttpConfig.Compression.GZIP);
    }
    return new OpenLineageClient(new HttpTransport(config));
  }

  private OpenLineage.RunEvent run(
      UUID id,
      EventType type,
      List<OpenLineage.InputDataset> inputs,
      List<OpenLineage.OutputDataset> outputs) {
    return lineage
        .newRunEventBuilder()
        .eventTime(ZonedDateTime.now(java.time.ZoneOffset.UTC))
        .eventType(type)
        .run(lineage.newRunBuilder().runId(id).build())
        .job(lineage.newJobBuilder().namespace("airflow-prod").name("credit.train_model").build())
        .inputs(inputs)
        .outputs(outputs)
        .build();
  }

  private OpenLineage.InputDataset input(String version) {
    return lineage
        .newInputDatasetBuilder()
        .namespace(LAKE)
        .name(data)
        .facets(
            lineage
                .newDatasetFacetsBuilder()
                .version(lineage.newDatasetVersionDatasetFacet(version))
                .build())
        .build();
  }

  private OpenLineage.OutputDataset output(String version) {
    return lineage
        .newOutputDatasetBuilder()
        .namespace("mlflow://mlflow.acme.example")
        .name(model)
        .facets(
            lineage
                .newDatasetFacetsBuilder()
                .version(lineage.newDatasetVersionDatasetFacet(version))
                .datasetType(lineage.newDatasetTypeDatasetFacet("MODEL", null))
                .build())
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRunInPartsTrainsAModelOnItsData(boolean gzip) throws Exception {
    connected();
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM).registers("scoring-model", "pkg:mlflow/" + model);
    UUID run = UUID.randomUUID();
    try (OpenLineageClient client = client(gzip)) {
      client.emit(run(run, EventType.START, List.of(input("c379e821")), List.of()));
      client.emit(run(run, EventType.COMPLETE, List.of(), List.of(output("7"))));
    }

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.at("/event/type").asText()).isEqualTo("model.trained");
    assertThat(told.at("/event/subjects/0/version").asText()).isEqualTo("7");
    assertThat(told.at("/event/trainedOn/0/version").asText()).isEqualTo("c379e821");
    assertThat(told.at("/event/trainedOn/0/alias").asText())
        .isEqualTo("urn:openlineage:s3://acme-feature-store:" + data);
  }

  @Test
  void aDataSetChanges() throws Exception {
    connected();
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM)
            .registers("training-data", "urn:openlineage:" + LAKE + ":" + data);
    try (OpenLineageClient client = client(false)) {
      client.emit(
          lineage
              .newDatasetEventBuilder()
              .eventTime(ZonedDateTime.now(java.time.ZoneOffset.UTC))
              .dataset(
                  lineage.newStaticDataset(
                      LAKE,
                      data,
                      lineage
                          .newDatasetFacetsBuilder()
                          .version(lineage.newDatasetVersionDatasetFacet("c379e822"))
                          .build()))
              .build());
    }

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.at("/event/type").asText()).isEqualTo("dataset.changed");
    assertThat(told.at("/event/subjects/0/version").asText()).isEqualTo("c379e822");
  }

  @Test
  void anUnknownKeyIsRefused() throws Exception {
    try (OpenLineageClient client = client(false)) {
      assertThatThrownBy(
              () ->
                  client.emit(
                      run(UUID.randomUUID(), EventType.START, List.of(), List.of(output("1")))))
          .hasMessageContaining("401");
    }
    post(Tokens.pipeline("team-without"), PATH, "{}").statusCode(401);
  }

  private static ValidatableResponse post(String token, String path, String body) {
    return Posted.as(token).contentType("application/json").body(body).post(path).then();
  }

  private String event(String type, String runId) {
    return "{\"eventTime\":\"2026-11-23T05:30:00Z\",\"producer\":\"p\",\"schemaURL\":\"s\",\"eventType\":\"%s\",\"run\":{\"runId\":\"%s\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}"
        .formatted(type, runId);
  }

  @Test
  void aRepetitionIsTheSameEvent() {
    connected();
    String event = event("START", UUID.randomUUID().toString());
    String id = post(key, PATH, event).statusCode(202).extract().path("id");

    post(key, PATH, event).statusCode(202).body("id", equalTo(id)).body("duplicate", equalTo(true));
  }

  @Test
  void aBatchSaysWhatFailed() {
    connected();
    String run = UUID.randomUUID().toString();
    post(key, PATH + "/batch", "[%s,7,%s]".formatted(event("START", run), event("FAIL", run)))
        .statusCode(200)
        .body("status", equalTo("partial_success"))
        .body("summary.received", equalTo(3))
        .body("summary.successful", equalTo(2))
        .body("failed_events[0].index", equalTo(1))
        .body("failed_events[0].retriable", equalTo(false));
    post(key, PATH + "/batch", "[" + event("OTHER", run) + "]")
        .statusCode(200)
        .body("status", equalTo("success"));
    post(key, PATH + "/batch", "[1]").statusCode(400);
    post(key, PATH + "/batch", "{").statusCode(400);
  }

  @Test
  void failedAssertionsAreAFindingUntilTheyHold() {
    Connected connected = connected();
    PlayedSystem system =
        PlayedSystem.ofTeam(Posted.TEAM)
            .registers("training-data", "urn:openlineage:" + LAKE + ":" + data);
    for (String success : List.of("true", "false", "true")) {
      post(key, PATH, assertions(success)).statusCode(202);
    }

    List<String> types =
        system.told(2).stream().map(told -> told.data().at("/event/type").asText()).toList();
    assertThat(types).contains("drift.detected", "drift.resolved");
    assertThat(connected.get().getString("health")).isEqualTo("CONNECTED");
  }

  private String assertions(String success) {
    return "{\"eventTime\":\"2026-11-23T05:30:00Z\",\"eventType\":\"COMPLETE\",\"run\":{\"runId\":\"%s\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"},\"inputs\":[{\"namespace\":\"%s\",\"name\":\"%s\",\"inputFacets\":{\"dataQualityAssertions\":{\"assertions\":[{\"assertion\":\"not_null\",\"success\":%s,\"column\":\"income\"}]}}}]}"
        .formatted(UUID.randomUUID(), LAKE, data, success);
  }
}
