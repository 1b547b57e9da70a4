// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each sender's own client, or its recorded traffic, closes the loop: the case is of the right
 * system and component, the inventory has the version and digest that the sender knows, and the
 * assessment's chain of causes begins with what the event said.
 */
class SendersIT {

  /** Who sends: how it is connected, what it does. Key of the connection, kind, declaration. */
  private record Sender(
      String key, String kind, String declared, boolean secret, Consumer<Connected> sends) {}

  /**
   * What it comes to: an event of a type for a system of its own.
   *
   * @param component the one that has the alias
   * @param adopts what makes a version of it current, and where; empty: its training
   * @param digest {@code =} is the one that the sender makes up for the alias
   * @param finding its key; empty: the event moves the version
   */
  record Expected(
      String sender,
      String type,
      String component,
      String alias,
      String adopts,
      String version,
      String digest,
      String finding) {

    /** The line of a table. */
    static Expected of(String line) {
      String[] cells = line.split("\\|", -1);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      return new Expected(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    /** One for each, as its key. */
    String system() {
      return sender + "-" + alias.replaceAll("[^a-z0-9]+", "-") + "-" + component;
    }

    String expectedDigest() {
      return digest.equals("=") ? Senders.digest(alias) : digest;
    }

    String expectedVersion() {
      return version.equals("=") ? expectedDigest() : version;
    }
  }

  private static final List<Expected> EXPECTED =
      """
      events      | model.trained            | model | pkg:mlflow/sent-binary                      |                          | 7    | = |
      events      | model.trained            | model | pkg:mlflow/sent-structured                  |                          | 7    | = |
      events      | model.trained            | model | pkg:mlflow/sent-batch-1                     |                          | 7    | = |
      events      | model.trained            | model | pkg:mlflow/sent-batch-2                     |                          | 7    | = |
      users-topic | model.trained            | model | pkg:mlflow/sent-topic                       |                          | 7    | = |
      cdevents    | model.deployed           | api   | pkg:oci/sent-scorer                         | DEPLOYED prod            | =    | = |
      lineage     | model.trained            | model | pkg:mlflow/sent-lineage                     |                          | 7    |   |
      lineage     | dataset.changed          | data  | urn:openlineage:s3://lake:sent/changed      |                          | 7    |   |
      mlflow      | model.promoted           | model | pkg:mlflow/sent-registry                    | PROMOTED                 | 7    | = |
      alerts      | drift.detected           | model | pkg:mlflow/credit-scoring                   |                          | 7    |   | ModelDataDrift/4a3d8647bcad4380
      alerts      | incident.detected        | api   | urn:system:credit-api                       |                          |      |   | ApiDown/6c3d8647bcad4382
      dtrack      | vulnerability.disclosed  | api   | pkg:pypi/torch                              |                          | 2.5.0|   | CVE-2026-1234
      dtrack      | vulnerability.disclosed  | model | urn:dependency-track:project:credit-api     |                          | 2.4.0|   | CVE-2026-1234
      github      | vulnerability.disclosed  | api   | pkg:github/acme/credit                      |                          |      |   | CVE-2026-1234
      github      | component.changed        | api   | pkg:github/acme/scorer                      |                          |v2.5.0|   |
      hugging     | dataset.changed          | data  | pkg:huggingface/datasets/acme/loans         |                          | 575db8b7a51b6f85eb06eee540738584589f131c | |
      azure       | model.deployed           | model | urn:azureml:model:credit                    | DEPLOYED                 | 20   |   |
      azure       | model.deployed           | model | urn:azureml:model:other                     | DEPLOYED                 | 3    |   |
      azure       | drift.detected           | data  | urn:azureml:dataset:loans                   |                          |      |   | drift
      sagemaker   | model.promoted           | model | urn:sagemaker:model-package-group:credit    | PROMOTED                 | 2    |   |
      vertex      | model.trained            | model | urn:vertexai:model:77                       |                          | 3    |   |
      seldon      | drift.detected           | model | urn:seldon:deployment:income                |                          |      |   | drift
      webhook     | model.trained            | model | pkg:mlflow/sent-webhook                     |                          | 7    | = |
      """
          .lines()
          .map(Expected::of)
          .toList();

  private static final String WEBHOOK =
      """
      {"mapping":{"webhook":{
        "signature":{"scheme":"HMAC_HEX","header":"X-Acme-Signature","prefix":"sha256="},
        "id":["/event/id"],"type":["/event/kind"],"time":"/event/at",
        "types":[{"type":"retrain.*","event":"model.trained","kind":"model","subject":"/model/ref",
          "pattern":["{name}:{version}"],"alias":"pkg:mlflow/{name}","digest":"/model/sha256"}]}}}
      """;

  private static final String IMMUTABLE = "{\"mapping\":{\"immutableVersions\":true}}";

  private static final Platform PLATFORM = Platform.running();
  private static final Senders SENDERS = new Senders(PLATFORM);
  private static final Map<String, String> CONNECTIONS = new HashMap<>();

  private static final List<Sender> CONNECTED =
      List.of(
          new Sender("events", "cloudevents", "{\"proof\":\"OIDC\"}", false, SENDERS::cloudEvents),
          new Sender("cdevents", "cdevents", "{}", true, SENDERS::cdEvents),
          new Sender("lineage", "openlineage", "{}", true, over -> SENDERS.openLineage()),
          new Sender("mlflow", "mlflow", IMMUTABLE, true, SENDERS::mlflow),
          new Sender("alerts", "alertmanager", "{}", true, SENDERS::alertmanager),
          new Sender(
              "dtrack", "dependency-track", header("X-Api-Key"), true, SENDERS::dependencyTrack),
          new Sender("github", "github", "{}", true, SENDERS::github),
          new Sender(
              "hugging", "huggingface", header("X-Webhook-Secret"), true, SENDERS::huggingFace),
          new Sender("azure", "azure-ml", "{}", true, SENDERS::azureMl),
          new Sender("sagemaker", "sagemaker", header("X-Api-Key"), true, SENDERS::sageMaker),
          new Sender("vertex", "vertex-ai", "{\"proof\":\"OIDC\"}", false, SENDERS::vertexAi),
          new Sender("seldon", "seldon-drift", "{}", true, SENDERS::seldon),
          new Sender("webhook", "webhook", WEBHOOK, true, SENDERS::webhook));

  private static String header(String name) {
    return "{\"tokenHeader\":\"" + name + "\"}";
  }

  static Stream<Expected> expected() {
    return EXPECTED.stream();
  }

  @BeforeAll
  static void registersConnectsAndSends() {
    for (Expected one : EXPECTED) {
      CreditedSystem.register(
          PLATFORM.api(), one.system(), one.component(), one.alias(), one.adopts());
    }
    EXPECTED.parallelStream().forEach(one -> CreditedSystem.credit(PLATFORM, one.system()));
    CONNECTIONS.put("users-topic", UsersTopic.connected(PLATFORM));
    SENDERS.usersTopic();
    for (Sender sender : CONNECTED) {
      Connected over =
          Connected.create(
              PLATFORM,
              sender.key(),
              sender.kind(),
              sender.declared(),
              sender.secret() ? Connected.SECRET : "");
      CONNECTIONS.put(sender.key(), over.id());
      sender.sends().accept(over);
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void closesTheLoop(Expected sent) {
    JsonNode event = closed(sent);

    List<JsonNode> cases =
        elements(event.path("cases"))
            .filter(one -> one.at("/system/key").asText().equals(sent.system()))
            .toList();
    assertThat(cases).hasSize(1);
    JsonNode found = cases.getFirst();
    assertThat(texts(found.path("components"))).containsExactly(sent.component());
    assertThat(found.path("answer").asText()).isEqualTo("ASSESSED");
    assertThat(event.at("/event/connection").asText()).isEqualTo(CONNECTIONS.get(sent.sender()));
    JsonNode system = get(Service.INVENTORY, "/api/v1/systems/" + sent.system());
    JsonNode now = CreditedSystem.assessment(PLATFORM, sent.system());
    assertThat(now.path("revision").asInt())
        .as("the newest assessment is of the newest revision")
        .isEqualTo(system.path("revision").asInt());
    if (sent.finding().isEmpty()) {
      checkVersion(sent, version(system, sent.component()));
    } else {
      checkFinding(sent, event.path("id").asText());
    }
    checkCause(sent, Instant.parse(event.path("occurredAt").asText()), found);
  }

  /** The event of the type that touched the system, once it is closed. */
  private static JsonNode closed(Expected sent) {
    String list = "/api/v1/events?system=" + sent.system() + "&type=" + sent.type();
    String id =
        Platform.await(
            sent + " has a closed event",
            Duration.ofSeconds(60),
            () ->
                items(get(Service.MONITORING, list))
                    .filter(item -> item.path("state").asText().equals("closed"))
                    .map(item -> item.path("id").asText())
                    .findFirst());
    assertThat(items(get(Service.MONITORING, list))).hasSize(1);
    return get(Service.MONITORING, "/api/v1/events/" + id);
  }

  private static void checkVersion(Expected sent, JsonNode version) {
    assertThat(version.path("label").asText()).isEqualTo(sent.expectedVersion());
    assertThat(version.path("digest").asText("")).isEqualTo(sent.expectedDigest());
  }

  private static void checkFinding(Expected sent, String event) {
    JsonNode findings =
        get(Service.ASSESSMENT, "/api/v1/assessments/" + sent.system() + "/findings");
    assertThat(items(findings))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("component").asText()).isEqualTo(sent.component());
              assertThat(finding.path("findingKey").asText()).isEqualTo(sent.finding());
              assertThat(finding.path("action").asText()).isEqualTo("OPENED");
              assertThat(finding.path("label").asText("")).isEqualTo(sent.expectedVersion());
              assertThat(finding.path("eventId").asText()).isEqualTo(event);
            });
  }

  /** A chain begins with the component's new version, or with what happened to it at that time. */
  private static void checkCause(Expected sent, Instant occurredAt, JsonNode found) {
    JsonNode assessment =
        get(Service.ASSESSMENT, "/api/v1/assessments/by-id/" + found.path("assessmentId").asText());
    assertThat(elements(assessment.at("/changes/causes")).flatMap(c -> elements(c.path("facts"))))
        .as("causes of %s", assessment.path("changes"))
        .anySatisfy(
            fact -> {
              assertThat(fact.path("id").asText()).isEqualTo(sent.component());
              assertThat(fact.path("kind").asText()).isIn("VERSION", "COMPONENT_CHANGE");
              if (fact.path("kind").asText().equals("COMPONENT_CHANGE")) {
                assertThat(fact.path("at").asText()).isEqualTo(occurredAt.toString());
              }
            });
    assertThat(elements(assessment.path("cases")).map(one -> one.path("caseId")))
        .contains(found.path("caseId"));
  }

  /** The run said it at its start, the model came at its end. */
  @Test
  void aModelKnowsTheDataOfItsRun() {
    String key = "lineage-pkg-mlflow-sent-lineage-model";
    JsonNode version = version(get(Service.INVENTORY, "/api/v1/systems/" + key), "model");

    assertThat(version.at("/trainedOn/0/version").asText()).isEqualTo("7");
    assertThat(version.at("/trainedOn/0/alias").asText())
        .isEqualTo("urn:openlineage:s3://lake:sent/train");
  }

  private static JsonNode version(JsonNode system, String component) {
    return elements(system.at("/document/components"))
        .filter(one -> one.path("key").asText().equals(component))
        .findFirst()
        .map(one -> one.path("version"))
        .orElseThrow();
  }

  private static JsonNode get(Service service, String path) {
    return PLATFORM.anyReplica().get(Fleet.EDITOR, service, path).ok();
  }

  private static Stream<JsonNode> items(JsonNode page) {
    return elements(page.path("items"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }
}
