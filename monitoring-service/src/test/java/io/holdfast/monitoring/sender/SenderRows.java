// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import static io.holdfast.monitoring.sender.SenderRow.Repeat.NO_NEWS;
import static io.holdfast.monitoring.sender.SenderRow.Repeat.OTHER;
import static io.holdfast.monitoring.sender.SenderRow.Repeat.SAME;

import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.sender.SenderRow.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The senders, each with a sample of what it sends and with what repetitions of it do. */
final class SenderRows {

  private static final String DIGEST = "sha256:" + "b6a5".repeat(16);

  private SenderRows() {}

  static Stream<SenderRow> all() {
    return Stream.of(
            Stream.of(cloudEvents(), kserve(), seldon(), openLineage(), lineageTests()),
            mlflow(),
            Stream.of(huggingFace(), sageMaker(), azureEventGrid(), azureCloudEvents()),
            vertex(),
            Stream.of(cdevents(), dependencyTrack4(), dependencyTrack5(), github()),
            Stream.of(alertmanager()))
        .flatMap(rows -> rows);
  }

  static byte[] bytes(String name) {
    try (var in = SenderRows.class.getResourceAsStream("/senders/samples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static Sent sample(String name) {
    return Sent.json(text(name));
  }

  /** Key: source, id and type, in whatever mode. */
  private static SenderRow cloudEvents() {
    Sent structured =
        new Sent("application/cloudevents+json", Map.of(), text("cloudevents-trained.json"));
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "7d1f0001",
            "ce-source", "https://ci.acme.example/pipelines/credit",
            "ce-type", "io.holdfast.model.trained.v1",
            "ce-time", "2026-11-23T05:30:00Z",
            "content-type", "application/json");
    Sent binary =
        Sent.json(Json.text(Json.readTree(bytes("cloudevents-trained.json")).path("data")))
            .with(headers);
    return SenderRow.of(
            "CloudEvents",
            "cloudevents",
            structured,
            "model.trained pkg:mlflow/credit-scoring v=7 d=" + DIGEST)
        .and("the same in binary mode", SAME, binary)
        .and(
            "another type under the same id, as of KServe's request and response",
            OTHER,
            structured.saying(body -> body.replace("model.trained", "model.deployed")));
  }

  /** Key: the connection's server, what changed, and when; of each webhook also its delivery id. */
  private static Stream<SenderRow> mlflow() {
    Sent created = sample("mlflow-version-created.json").with(delivery("5b1b1b6e"));
    Sent moved = sample("mlflow-alias-created.json").with(delivery("5b1b1b6f"));
    return Stream.of(
        SenderRow.of(
                "MLflow version", "mlflow", created, "model.trained pkg:mlflow/credit-scoring v=7")
            .and("another delivery id, the same time", SAME, created.with(delivery("77")))
            .and(
                "another webhook, a moment later",
                OTHER,
                created.with(delivery("77")).saying(body -> body.replace("00.123456", "00.123999")))
            .and(
                "another workspace",
                OTHER,
                created.saying(
                    body -> body.replace("{\"entity\"", "{\"workspace\": \"w\", \"entity\""))),
        SenderRow.of(
                "MLflow digest in a tag",
                "mlflow",
                created.saying(body -> body.replace("\"stage\": \"candidate\"", digestTag())),
                "model.trained pkg:mlflow/credit-scoring v=7 d=" + DIGEST)
            .and(
                "a retry",
                SAME,
                created.saying(body -> body.replace("\"stage\": \"candidate\"", digestTag()))),
        SenderRow.of(
                "MLflow alias", "mlflow", moved, "model.promoted pkg:mlflow/credit-scoring v=7")
            .and("another delivery id, the same time", SAME, moved.with(delivery("77")))
            .and(
                "another webhook, a moment later",
                NO_NEWS,
                moved.with(delivery("77")).saying(body -> body.replace("00.123456", "00.123999")))
            .and(
                "set again an hour later, in case the first was refused",
                OTHER,
                moved.saying(body -> body.replace("05:31", "06:31")))
            .and(
                "moved on",
                OTHER,
                moved.saying(
                    body -> body.replace("\"7\"", "\"8\"").replace("00.123456", "09.123456"))),
        SenderRow.of(
            "MLflow alias removed, which names no version",
            "mlflow",
            sample("mlflow-alias-deleted.json").with(delivery("5b1b1b70")),
            "component.changed pkg:mlflow/credit-scoring"));
  }

  private static String digestTag() {
    return "\"digest\": \"" + DIGEST + "\"";
  }

  private static Map<String, String> delivery(String id) {
    return Map.of("x-mlflow-delivery-id", id, "x-mlflow-timestamp", "1763879400");
  }

  /** Key: SHA-256 of the body; what a run's completion has told is told once. */
  private static SenderRow openLineage() {
    Sent complete = sample("openlineage-complete.json");
    return SenderRow.of(
            "OpenLineage",
            "openlineage",
            complete,
            "model.trained pkg:mlflow/credit-scoring v=7 d=" + DIGEST,
            "dataset.changed urn:openlineage:s3://acme-feature-store:loans/scored v=c379e822")
        .and(
            "the same run, type and time in other bytes",
            NO_NEWS,
            complete.saying(body -> body.replace("\"producer\":", "\"producer\": ")))
        .and(
            "the same run with another version",
            OTHER,
            complete.saying(
                body -> body.replace("\"datasetVersion\":\"7\"", "\"datasetVersion\":\"8\"")));
  }

  private static SenderRow lineageTests() {
    Sent failed = sample("openlineage-tests-failed.json");
    return SenderRow.of(
            "OpenLineage tests",
            "openlineage",
            failed,
            "nothing",
            "drift.detected urn:openlineage:s3://acme-feature-store:loans/train v=c379e822")
        .and(
            "another run whose tests pass",
            OTHER,
            failed.saying(
                body ->
                    body.replace("\"fail\"", "\"pass\"").replace("000000000002", "000000000003")));
  }

  /** Key: Webhook-Id; without one the repository's id, ref and commit. The commit is a version. */
  private static SenderRow huggingFace() {
    Sent pushed = sample("huggingface-dataset.json").with(Map.of("webhook-id", "w-1"));
    String commit = "575db8b7a51b6f85eb06eee540738584589f131c";
    return SenderRow.of(
            "Hugging Face",
            "huggingface",
            pushed,
            "dataset.changed pkg:huggingface/datasets/acme/loans v=" + commit)
        .and(
            "a replay, whose body was written anew",
            SAME,
            pushed.saying(body -> body.replace("\"private\":true", "\"private\": true")))
        .and("another Webhook-Id", OTHER, pushed.with(Map.of("webhook-id", "w-2")))
        .and(
            "another commit",
            OTHER,
            pushed.with(Map.of()).saying(body -> body.replace(commit, "a".repeat(40))));
  }

  /** Key: source, id and type, as of any CloudEvent. The body is JSON in a JSON string. */
  private static SenderRow seldon() {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "0.2",
            "ce-id", "b58c0b65",
            "ce-source", "io.seldon.serving.seldon-seldondeployment-income-drift",
            "ce-type", "io.seldon.serving.inference.drift",
            "ce-inferenceservicename", "income",
            "ce-namespace", "seldon");
    Sent drift = sample("seldon-drift.json").with(headers);
    return SenderRow.of(
            "Seldon drift", "seldon-drift", drift, "drift.detected urn:seldon:deployment:income")
        .and("drift of the next batch", NO_NEWS, drift.with(replaced(headers, "ce-id", "b58c0b66")))
        .and(
            "no drift any more",
            OTHER,
            drift
                .with(replaced(headers, "ce-id", "b58c0b66"))
                .saying(body -> body.replace("\\\"is_drift\\\": 1", "\\\"is_drift\\\": 0")))
        .and(
            "of another model",
            OTHER,
            drift.with(
                replaced(
                    replaced(headers, "ce-id", "b58c0b66"), "ce-inferenceservicename", "fraud")));
  }

  private static Map<String, String> replaced(
      Map<String, String> headers, String name, String value) {
    Map<String, String> other = new java.util.HashMap<>(headers);
    other.put(name, value);
    return other;
  }

  /** Traffic: an example of a mapped webhook that says which service is in use. */
  private static SenderRow kserve() {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "c-1",
            "ce-source", "http://localhost:9081/",
            "ce-type", "org.kubeflow.serving.inference.request",
            "ce-inferenceservicename", "income",
            "ce-namespace", "scoring");
    Sent request = sample("kserve-request.json").with(headers);
    return SenderRow.of(
            "KServe",
            "webhook",
            request,
            "component.changed urn:kserve:inferenceservice:scoring/income")
        .mapped(mapping(kserveMapping()))
        .and(
            "the response, which has the id of the request",
            OTHER,
            request.with(replaced(headers, "ce-type", "org.kubeflow.serving.inference.response")));
  }

  private static WebhookMapping kserveMapping() {
    return Json.convert(
        Json.tree(
            Map.of(
                "id", List.of("header:ce-id"),
                "source", "header:ce-source",
                "type", List.of("header:ce-type"),
                "time", "header:ce-time",
                "types",
                    List.of(
                        Map.of(
                            "type", "org.kubeflow.serving.inference.*",
                            "event", "component.changed",
                            "kind", "service",
                            "subject", "header:ce-inferenceservicename",
                            "parts", Map.of("namespace", "header:ce-namespace"),
                            "alias", "urn:kserve:inferenceservice:{namespace}/{name}",
                            "change", "CONFIGURATION_CHANGED")))),
        WebhookMapping.class);
  }

  private static Rules mapping(WebhookMapping webhook) {
    return new Rules(null, null, null, null, null, null, null, null, webhook);
  }

  /**
   * Key: package, states and time of change, as one change is told under several ids. {@code
   * ImageDigest} is that of the container, which many versions share: it is no identity.
   */
  private static SenderRow sageMaker() {
    Sent approved = sample("sagemaker-approved.json");
    return SenderRow.of(
            "SageMaker",
            "sagemaker",
            approved.saying(
                body ->
                    body.replace(
                        "\"detail\":{",
                        "\"detail\":{\"InferenceSpecification\":{\"Containers\":[{\"ImageDigest\":\"sha256:4dc8a7e4\"}]},")),
            "model.promoted urn:sagemaker:model-package-group:credit v=2")
        .and(
            "the same change under another id",
            SAME,
            approved.saying(body -> body.replace("844e2571", "955e2571")))
        .and(
            "approved again later",
            OTHER,
            approved.saying(body -> body.replace("05:30:14Z", "06:30:14Z")))
        .and(
            "the package still being made",
            OTHER,
            approved.saying(body -> body.replace("\"Approved\"", "\"PendingManualApproval\"")));
  }

  /** Key: id, and topic as source. */
  private static SenderRow azureEventGrid() {
    Sent registered =
        Sent.json("[" + Json.text(Json.readTree(bytes("azure-ml-eventgrid.json")).get(0)) + "]");
    return SenderRow.of(
            "Azure ML, Event Grid schema",
            "azure-ml",
            registered,
            "model.trained urn:azureml:model:credit v=20")
        .and(
            "outside of an array",
            SAME,
            registered.saying(body -> body.substring(1, body.length() - 1)))
        .and(
            "named by its subject alone",
            SAME,
            registered.saying(
                body -> body.replace("\"ModelName\":\"credit\",\"ModelVersion\":20,", "")))
        .and(
            "another workspace",
            OTHER,
            registered.saying(body -> body.replace("workspaces/ws", "workspaces/other")));
  }

  private static SenderRow azureCloudEvents() {
    Sent registered =
        new Sent("application/cloudevents+json", Map.of(), text("azure-ml-cloudevents.json"));
    return SenderRow.of(
            "Azure ML, CloudEvents schema",
            "azure-ml",
            registered,
            "model.trained urn:azureml:model:credit v=20")
        .and(
            "fields in camel case, as the SDKs show them",
            SAME,
            registered.saying(
                body ->
                    body.replace("ModelName", "modelName")
                        .replace("ModelVersion\": 20", "modelVersion\": \"20\"")))
        .and("another id", OTHER, registered.saying(body -> body.replace("831e1650", "941e1650")));
  }

  /** Key: insertId and time of the log entry, whichever way it comes. */
  private static Stream<SenderRow> vertex() {
    return Stream.of(
        vertex(
                "Vertex AI upload",
                "vertex-upload-model.json",
                "model.trained urn:vertexai:model:77 v=3")
            .and(
                "an upload that failed",
                NO_NEWS,
                pushed(
                    text("vertex-upload-model.json")
                        .replace("\"status\": {}", "\"status\": {\"code\": 7}")
                        .replace("1abcdefg2", "1abcdefg9"),
                    "m-2",
                    "s")),
        vertex(
            "Vertex AI deployment",
            "vertex-deploy-model.json",
            "model.deployed urn:vertexai:model:77 v=3"),
        vertex(
            "Vertex AI anomaly",
            "vertex-anomaly.json",
            "drift.detected urn:vertexai:deployed-model:1645828169292316672"));
  }

  private static SenderRow vertex(String name, String sample, String fact) {
    String entry = text(sample);
    return SenderRow.of(name, "vertex-ai", pushed(entry, "m-1", "s"), fact)
        .and("another message of another subscription", SAME, pushed(entry, "m-2", "other"))
        .and(
            "the bare entry, as Eventarc sends it",
            SAME,
            Sent.json(entry).with(Map.of("ce-id", "e")))
        .and(
            "another entry",
            OTHER,
            pushed(entry.replace("\"insertId\": \"", "\"insertId\": \"x"), "m-1", "s"));
  }

  private static Sent pushed(String entry, String message, String subscription) {
    return Sent.json(
        "{\"message\":{\"data\":\"%s\",\"messageId\":\"%s\",\"attributes\":{}},\"subscription\":\"projects/p/subscriptions/%s\"}"
            .formatted(
                Base64.getEncoder().encodeToString(entry.getBytes(StandardCharsets.UTF_8)),
                message,
                subscription));
  }

  /** Key: source and id of the context. */
  private static SenderRow cdevents() {
    Sent deployed = sample("cdevents-deployed.json").with(Map.of("ce-id", "eb79e37b"));
    String digest = "0b31".repeat(16);
    return SenderRow.of(
            "CDEvents",
            "cdevents",
            deployed,
            "model.deployed pkg:oci/credit-api@sha256%3A"
                + digest
                + " v=sha256:"
                + digest
                + " d=sha256:"
                + digest)
        .and("another id of the CloudEvent", SAME, deployed.with(Map.of("ce-id", "f")))
        .and(
            "another id of the context",
            OTHER,
            deployed.saying(body -> body.replace("16c035b8", "27c035b8")));
  }

  /** Key: group, component, vulnerability and project. */
  private static SenderRow dependencyTrack4() {
    Sent found = sample("dependency-track-v4.json");
    return SenderRow.of(
            "Dependency-Track 4",
            "dependency-track",
            found,
            "vulnerability.disclosed pkg:pypi/torch@2.5.0 v=2.5.0 d=sha256:"
                + "ab12".repeat(16)
                + " urn:dependency-track:project:credit-api v=2.4.0")
        .and(
            "found again at another time",
            SAME,
            found.saying(body -> body.replace("05:30:00.961", "07:30:00.111")))
        .and(
            "another vulnerability",
            OTHER,
            found.saying(body -> body.replace("CVE-2026-1234", "CVE-2026-9999")))
        .and(
            "of another component",
            OTHER,
            found.saying(body -> body.replace("94f87321", "05f87321")));
  }

  /** Key: the notification's id. */
  private static SenderRow dependencyTrack5() {
    Sent found = sample("dependency-track-v5.json");
    return SenderRow.of(
            "Dependency-Track 5",
            "dependency-track",
            found,
            "vulnerability.disclosed pkg:pypi/torch@2.5.0 v=2.5.0"
                + " urn:dependency-track:project:credit-api v=2.4.0")
        .and(
            "another notification",
            OTHER,
            found.saying(body -> body.replace("010ba7f2", "121ba7f2")));
  }

  /** Key: what happened to the alert; of other events the delivery. The commit is a version. */
  private static SenderRow github() {
    Sent created = sample("github-dependabot.json").with(githubDelivery("d-1"));
    return SenderRow.of(
            "GitHub", "github", created, "vulnerability.disclosed pkg:github/acme/credit")
        .and("another webhook's delivery", SAME, created.with(githubDelivery("d-2")))
        .and("changed since", OTHER, created.saying(body -> body.replace("05:30:00Z", "06:30:00Z")))
        .and(
            "another alert",
            OTHER,
            created.saying(body -> body.replace("\"number\":11", "\"number\":12")));
  }

  private static Map<String, String> githubDelivery(String id) {
    return Map.of("x-github-event", "dependabot_alert", "x-github-delivery", id);
  }

  /** Key: fingerprint, begin and status, whichever replica sends it. */
  private static SenderRow alertmanager() {
    Sent group = sample("alertmanager-group.json");
    return SenderRow.of(
            "Alertmanager",
            "alertmanager",
            group,
            "drift.detected pkg:mlflow/credit-scoring v=7",
            "drift.resolved pkg:mlflow/fraud v=3",
            "incident.detected urn:system:credit-api",
            "nothing")
        .and(
            "sent again by another replica, in another group",
            SAME,
            group.saying(
                body ->
                    body.replace("http://vm:9193", "http://vm2:9193")
                        .replace("{}:{}", "{}:{a=1}")
                        .replace("over threshold", "still over threshold")))
        .and("begun anew", OTHER, group.saying(body -> body.replace("T05:35:06", "T06:35:06")));
  }
}
