// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What deliveries mean. The bodies follow each vendor's documentation or source as of 2026-11; the
 * resource folder's README says which.
 */
class SendersTest {

  private static Sender sender(String kind) {
    return new Senders().find(kind).orElseThrow();
  }

  private static List<SentEvent> read(String kind, Map<String, String> headers, String body) {
    Received received =
        new Received("application/json", headers, body.getBytes(StandardCharsets.UTF_8));
    return sender(kind).parse(received, Rules.NONE).items().stream()
        .map(item -> Objects.requireNonNull(item.event()))
        .toList();
  }

  /** Kind of meaning, and of what happened the first subject with version, digest, environment. */
  private static String shown(SentEvent event) {
    Meaning meaning =
        event.recall() == null ? event.meaning() : event.recall().with(null).meaning();
    if (!(meaning instanceof Meaning.Happened happened)) {
      return meaning.getClass().getSimpleName();
    }
    JsonNode data = Objects.requireNonNull(happened.data());
    return Stream.of(
            happened.type().shortName(),
            data.at("/subjects/0/alias").asText(),
            data.at("/subjects/0/version").asText(),
            data.path("environment").asText(),
            data.at("/finding/key").asText(),
            data.at("/finding/severity").asText())
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private static String resource(String name) {
    try (var in = SendersTest.class.getResourceAsStream("/senders/samples/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String pubsub(String inner) {
    return "{\"message\":{\"data\":\"%s\",\"messageId\":\"m-1\",\"attributes\":{}},\"subscription\":\"projects/p/subscriptions/s\"}"
        .formatted(Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> github(String event) {
    return Map.of("x-github-event", event, "x-github-delivery", "d-1");
  }

  private static Map<String, String> seldon() {
    return Map.of(
        "ce-id", "1",
        "ce-type", "io.seldon.serving.inference.drift",
        "ce-source", "io.seldon.serving.income");
  }

  static Stream<Arguments> deliveries() {
    String sha = "575db8b7a51b6f85eb06eee540738584589f131c";
    return Stream.of(
        Arguments.of(
            "huggingface",
            Map.of(),
            resource("huggingface-dataset.json"),
            List.of("dataset.changed pkg:huggingface/datasets/acme/loans " + sha)),
        Arguments.of(
            "huggingface",
            Map.of(),
            resource("huggingface-dataset.json").replace("refs/heads/main", "refs/pr/4"),
            List.of("Nothing")),
        Arguments.of(
            "huggingface",
            Map.of(),
            resource("huggingface-dataset.json").replace("\"dataset\"", "\"model\""),
            List.of("model.trained pkg:huggingface/acme/loans " + sha)),
        Arguments.of(
            "azure-ml",
            Map.of(),
            resource("azure-ml-eventgrid.json"),
            List.of(
                "model.trained urn:azureml:model:credit 20",
                "model.deployed urn:azureml:model:credit 20 credit-api",
                "drift.detected urn:azureml:dataset:loans drift",
                "Nothing")),
        Arguments.of(
            "azure-ml",
            Map.of(),
            "{\"id\":\"1\",\"source\":\"/ws\",\"specversion\":\"1.0\",\"time\":\"2026-11-23T05:30:00Z\",\"type\":\"Microsoft.MachineLearningServices.ModelRegistered\",\"data\":{\"modelName\":\"credit\",\"modelVersion\":\"20\"}}",
            List.of("model.trained urn:azureml:model:credit 20")),
        Arguments.of(
            "sagemaker",
            Map.of(),
            resource("sagemaker-approved.json"),
            List.of("model.promoted urn:sagemaker:model-package-group:credit 2")),
        Arguments.of(
            "sagemaker",
            Map.of(),
            resource("sagemaker-approved.json")
                .replace("[\"ModelApprovalStatus\"]", "[\"ApprovalDescription\"]"),
            List.of("Nothing")),
        Arguments.of(
            "sagemaker",
            Map.of(),
            resource("sagemaker-approved.json")
                .replace("\"Approved\"", "\"PendingManualApproval\""),
            List.of("model.trained urn:sagemaker:model-package-group:credit 2")),
        Arguments.of(
            "vertex-ai",
            Map.of(),
            pubsub(
                "{\"insertId\":\"x\",\"timestamp\":\"2026-11-23T05:30:00Z\",\"protoPayload\":{\"methodName\":\"google.cloud.aiplatform.ui.ModelService.UploadModel\",\"response\":{\"model\":\"projects/1/locations/l/models/77@3\"}}}"),
            List.of("model.trained urn:vertexai:model:77 3")),
        Arguments.of(
            "vertex-ai",
            Map.of(),
            pubsub(
                "{\"protoPayload\":{\"methodName\":\"google.cloud.aiplatform.v1.DatasetService.ImportData\",\"resourceName\":\"projects/1/locations/l/datasets/9\"}}"),
            List.of("dataset.changed urn:vertexai:dataset:9")),
        Arguments.of(
            "seldon-drift",
            seldon(),
            "{\"data\":{\"is_drift\":1,\"p_val\":[0.01]},\"meta\":{\"name\":\"KSDrift\"}}",
            List.of("drift.detected urn:seldon:deployment:income drift")),
        Arguments.of(
            "seldon-drift",
            seldon(),
            "{\"data\":{\"is_drift\":0},\"meta\":{\"name\":\"KSDrift\"}}",
            List.of("Nothing")),
        Arguments.of(
            "alertmanager",
            Map.of(),
            resource("alertmanager-group.json"),
            List.of(
                "drift.detected pkg:mlflow/credit-scoring 7 ModelDataDrift/4a3d8647bcad4380 M",
                "drift.resolved pkg:mlflow/fraud 3 ModelDataDrift/5b3d8647bcad4381 M",
                "incident.detected urn:system:credit-api ApiDown/6c3d8647bcad4382 VH",
                "Nothing")),
        Arguments.of(
            "dependency-track",
            Map.of(),
            resource("dependency-track-v5.json"),
            List.of("vulnerability.disclosed pkg:pypi/torch@2.5.0 CVE-2026-1234 VH")),
        Arguments.of(
            "dependency-track",
            Map.of(),
            resource("dependency-track-v5.json")
                .replace("GROUP_NEW_VULNERABILITY", "GROUP_VULNERABILITY_RETRACTED"),
            List.of("vulnerability.resolved pkg:pypi/torch@2.5.0 CVE-2026-1234 VH")),
        Arguments.of(
            "dependency-track",
            Map.of(),
            resource("dependency-track-v5.json")
                .replace("GROUP_NEW_VULNERABILITY", "NEW_VULNERABILITY")
                .replace("2026-11-23T05:30:00.000Z", "2026-11-23T05:30:00.961"),
            List.of("vulnerability.disclosed pkg:pypi/torch@2.5.0 CVE-2026-1234 VH")),
        Arguments.of("github", github("ping"), "{\"zen\":\"z\",\"hook_id\":1}", List.of("Test")),
        Arguments.of(
            "github",
            github("dependabot_alert"),
            resource("github-dependabot.json"),
            List.of("vulnerability.disclosed pkg:github/acme/credit CVE-2026-1234 H")),
        Arguments.of(
            "github",
            github("dependabot_alert"),
            resource("github-dependabot.json").replace("\"created\"", "\"dismissed\""),
            List.of("Nothing")),
        Arguments.of(
            "github",
            github("release"),
            "{\"action\":\"published\",\"release\":{\"tag_name\":\"v2\"},\"repository\":{\"full_name\":\"Acme/Credit\"}}",
            List.of("component.changed pkg:github/acme/credit v2")),
        Arguments.of(
            "github",
            github("deployment_status"),
            "{\"deployment_status\":{\"state\":\"success\"},\"deployment\":{\"sha\":\"abc\",\"environment\":\"production\"},\"repository\":{\"full_name\":\"acme/credit\"}}",
            List.of("component.changed pkg:github/acme/credit abc production")),
        Arguments.of("github", github("push"), "{}", List.of("Nothing")),
        Arguments.of("github", github("dreamt"), "{}", List.of("Unknown")),
        Arguments.of(
            "cdevents",
            Map.of(),
            resource("cdevents-deployed.json"),
            List.of("model.deployed pkg:oci/credit-api@sha256%3A" + "0b31".repeat(16) + " prod")),
        Arguments.of(
            "cdevents",
            Map.of(),
            "{\"context\":{\"id\":\"i\",\"source\":\"/s\",\"type\":\"dev.cdevents.incident.detected.0.2.0\",\"timestamp\":\"2026-11-23T05:31:21Z\"},\"subject\":{\"id\":\"inc-1\",\"content\":{\"service\":{\"id\":\"credit-api\"},\"environment\":{\"id\":\"prod\"},\"description\":\"d\"}}}",
            List.of("incident.detected urn:service:credit-api prod incident/inc-1")));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("deliveries")
  void aDeliveryHasItsMeaning(
      String kind, Map<String, String> headers, String body, List<String> meanings) {
    assertThat(read(kind, headers, body)).extracting(SendersTest::shown).isEqualTo(meanings);
  }

  @Test
  void anAlertOfManyGroupsIsOneEventUntilItBeginsAnew() {
    String group = resource("alertmanager-group.json");
    String again = group.replace("over threshold", "still over threshold");
    String anew = group.replace("2026-11-23T05:35:06", "2026-11-23T06:35:06");

    assertThat(read("alertmanager", Map.of(), again).getFirst().id())
        .isEqualTo(read("alertmanager", Map.of(), group).getFirst().id());
    assertThat(read("alertmanager", Map.of(), again).getFirst().content())
        .isEqualTo(read("alertmanager", Map.of(), group).getFirst().content());
    assertThat(read("alertmanager", Map.of(), anew).getFirst().id())
        .isNotEqualTo(read("alertmanager", Map.of(), group).getFirst().id());
  }

  @Test
  void anEventGridHandshakeIsAnswered() {
    Received received =
        new Received(
            "application/json",
            Map.of("aeg-event-type", "SubscriptionValidation"),
            "[{\"id\":\"1\",\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\",\"data\":{\"validationCode\":\"512d38b6\"}}]"
                .getBytes(StandardCharsets.UTF_8));

    Parsed parsed = sender("azure-ml").parse(received, Rules.NONE);

    assertThat(parsed.items()).isEmpty();
    assertThat(Json.text(Objects.requireNonNull(parsed.reply())))
        .isEqualTo("{\"validationResponse\":\"512d38b6\"}");
  }

  @Test
  void awsTellsOfOneChangeSeveralTimes() {
    String once = resource("sagemaker-approved.json");
    String twice = once.replace("844e2571-85d4-695f-b930-0153b71dcb42", "another-id");

    assertThat(read("sagemaker", Map.of(), twice).getFirst().id())
        .isEqualTo(read("sagemaker", Map.of(), once).getFirst().id());
  }

  @Test
  void aStateThatGoesOnIsNoNews() {
    SentEvent drift = read("seldon-drift", seldon(), "{\"data\":{\"is_drift\":1}}").getFirst();
    SentEvent none = read("seldon-drift", seldon(), "{\"data\":{\"is_drift\":0}}").getFirst();
    Recall.Recollection first = Objects.requireNonNull(drift.recall()).with(null);

    assertThat(Objects.requireNonNull(drift.recall()).with(first.keep()).meaning())
        .isInstanceOf(Meaning.Nothing.class);
    assertThat(Objects.requireNonNull(none.recall()).with(first.keep()).meaning())
        .isInstanceOf(Meaning.Happened.class);
  }

  @Test
  void theWithdrawalOfAnAlertIsKnownByItsNumber() {
    SentEvent created =
        read("github", github("dependabot_alert"), resource("github-dependabot.json")).getFirst();
    Recall.Recollection known = Objects.requireNonNull(created.recall()).with(null);
    SentEvent withdrawn =
        read(
                "github",
                github("dependabot_alert"),
                "{\"action\":\"withdrawn\",\"alert\":{\"number\":11},\"repository\":{\"full_name\":\"acme/credit\"}}")
            .getFirst();

    Recall recall = Objects.requireNonNull(withdrawn.recall());
    assertThat(recall.key()).isEqualTo(Objects.requireNonNull(created.recall()).key());
    Meaning.Happened gone = (Meaning.Happened) recall.with(known.keep()).meaning();
    assertThat(gone.type().shortName()).isEqualTo("vulnerability.resolved");
    assertThat(Objects.requireNonNull(gone.data()).at("/finding/key").asText())
        .isEqualTo("CVE-2026-1234");
  }

  @Test
  void aFormOfGithubIsVerifiedAsItCame() {
    String form =
        "payload="
            + java.net.URLEncoder.encode(
                "{\"zen\":\"Keep it logically awesome.\"}", StandardCharsets.UTF_8);
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    Received received =
        new Received(
            "application/x-www-form-urlencoded",
            Map.of(
                "x-github-event",
                "ping",
                "x-hub-signature-256",
                "sha256=" + Signatures.hex(Signatures.hmac("secret-of-github", body))),
            body);
    Sender github = sender("github");

    assertThatCode(
            () -> github.verify(received, Rules.NONE, List.of("secret-of-github"), Instant.EPOCH))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> github.verify(received, Rules.NONE, List.of("other"), Instant.EPOCH))
        .isInstanceOf(Problem.class);
    assertThat(github.parse(received, Rules.NONE).items()).hasSize(1);
  }

  @Test
  void nothingThatIsNoDeliveryBreaksASender() {
    for (String kind : new Senders().kinds()) {
      for (String body :
          List.of(
              "",
              "{",
              "[]",
              "7",
              "{}",
              "{\"alerts\":7,\"version\":\"4\"}",
              "[[1]]",
              "{\"data\":[]}")) {
        try {
          assertThat(
                  sender(kind)
                      .parse(
                          new Received(
                              "application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8)),
                          Rules.NONE)
                      .items())
              .allMatch(item -> item.event() != null || item.problem() != null);
        } catch (Problem problem) {
          assertThat(problem.type().status()).as(kind + " " + body).isBetween(400, 503);
        }
      }
    }
  }
}
