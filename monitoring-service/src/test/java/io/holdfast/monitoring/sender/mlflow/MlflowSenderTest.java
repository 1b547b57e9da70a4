// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlflowSenderTest {

  private static final MlflowSender SENDER = new MlflowSender();
  private static final String TIME = "2026-11-23T05:30:00.123456+00:00";

  // as mlflow/webhooks/delivery.py writes it: json.dumps with ", " and ": " (mlflow 3, Apache-2.0)
  private static String body(String entity, String action, String data) {
    return "{\"entity\": \"%s\", \"action\": \"%s\", \"timestamp\": \"%s\", \"data\": %s}"
        .formatted(entity, action, TIME, data);
  }

  private static SentEvent read(String body, Rules rules) {
    Received received =
        new Received("application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(SENDER.parse(received, rules).items().getFirst().event());
  }

  private static Rules promotedBy(String... aliases) {
    return new Rules(
        null,
        null,
        Map.of("stage", "stage"),
        List.of(aliases),
        Map.of("champion", "production"),
        null,
        true,
        null,
        null);
  }

  private static Meaning meaning(SentEvent event) {
    return event.recall() == null ? event.meaning() : event.recall().with(null).meaning();
  }

  private static JsonNode happened(SentEvent event, EventType type) {
    Meaning.Happened happened = (Meaning.Happened) meaning(event);
    assertThat(happened.type()).isEqualTo(type);
    return Objects.requireNonNull(happened.data());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registered_model    | created  | {"name": "m", "tags": {}, "description": null}              | Nothing
          model_version       | created  | {"name": "m", "version": "7", "source": "s", "run_id": "r"} | MODEL_TRAINED
          model_version_tag   | set      | {"name": "m", "version": "7", "key": "stage", "value": "production"} | MODEL_PROMOTED
          model_version_tag   | set      | {"name": "m", "version": "7", "key": "stage", "value": "candidate"}  | Nothing
          model_version_tag   | set      | {"name": "m", "version": "7", "key": "owner", "value": "production"} | Nothing
          model_version_tag   | deleted  | {"name": "m", "version": "7", "key": "stage"}               | Nothing
          model_version_alias | created  | {"name": "m", "alias": "champion", "version": "7"}          | MODEL_PROMOTED
          model_version_alias | created  | {"name": "m", "alias": "try", "version": "7"}               | Nothing
          model_version_alias | deleted  | {"name": "m", "alias": "champion"}                          | COMPONENT_CHANGED
          model_version_alias | deleted  | {"name": "m", "alias": "try"}                               | Nothing
          prompt              | created  | {"name": "p", "tags": {}, "description": null}              | Nothing
          prompt_version      | created  | {"name": "p", "version": "2", "template": "Hi {{x}}"}       | Nothing
          prompt_tag          | set      | {"name": "p", "key": "k", "value": "v"}                     | Nothing
          prompt_tag          | deleted  | {"name": "p", "key": "k"}                                   | Nothing
          prompt_version_tag  | set      | {"name": "p", "version": "2", "key": "k", "value": "v"}     | Nothing
          prompt_version_tag  | deleted  | {"name": "p", "version": "2", "key": "k"}                   | Nothing
          prompt_alias        | created  | {"name": "p", "alias": "production", "version": "2"}        | COMPONENT_CHANGED
          prompt_alias        | deleted  | {"name": "p", "alias": "production"}                        | COMPONENT_CHANGED
          budget_policy       | exceeded | {"budget_policy_id": "b"}                                   | Nothing
          dataset_record      | created  | {"dataset_id": "d"}                                         | Unknown
          model_version       | created  | {"name": "example_model", "version": "1"}                   | Test
          prompt_version      | created  | {"name": "example_prompt", "version": "1"}                  | Test
          """)
  void everyActionHasItsMeaning(String entity, String action, String data, String expected) {
    Meaning meaning =
        meaning(read(body(entity, action, data), promotedBy("champion", "production")));

    assertThat(
            meaning instanceof Meaning.Happened happened
                ? happened.type().name()
                : meaning.getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void aNewVersionSaysWhatIsKnownOfIt() {
    JsonNode data =
        happened(
            read(
                body(
                    "model_version",
                    "created",
                    "{\"name\": \"acme/credit scoring\", \"version\": \"7\", \"run_id\": \"abc\","
                        + " \"tags\": {\"digest\": \"SHA256:"
                        + "AB".repeat(32)
                        + "\"}}"),
                Rules.NONE),
            EventType.MODEL_TRAINED);

    assertThat(data.at("/subjects/0/alias").asText()).isEqualTo("pkg:mlflow/acme/credit%20scoring");
    assertThat(data.at("/subjects/0/version").asText()).isEqualTo("7");
    assertThat(data.at("/subjects/0/digest").asText()).isEqualTo("sha256:" + "ab".repeat(32));
    assertThat(data.path("runId").asText()).isEqualTo("abc");
  }

  @Test
  void aPromptIsInUseAtOnceUnlessAliasesSayWhen() {
    String created = body("prompt_version", "created", "{\"name\": \"p\", \"version\": \"2\"}");

    JsonNode data = happened(read(created, Rules.NONE), EventType.COMPONENT_CHANGED);
    assertThat(data.at("/change/kind").asText()).isEqualTo("PROMPT_CHANGED");
    assertThat(data.at("/subjects/0/alias").asText()).isEqualTo("urn:mlflow:prompt:p");
    assertThat(meaning(read(created, promotedBy("latest")))).isInstanceOf(Meaning.Happened.class);
  }

  private static Recall move(String time, String version) {
    return Objects.requireNonNull(
        read(
                body(
                        "model_version_alias",
                        "created",
                        "{\"name\": \"m\", \"alias\": \"champion\", \"version\": \""
                            + version
                            + "\"}")
                    .replace(TIME, time),
                promotedBy("champion"))
            .recall());
  }

  private static String from(Recall.Recollection recollection) {
    return Objects.requireNonNull(((Meaning.Happened) recollection.meaning()).data())
        .path("previousVersion")
        .asText("");
  }

  @Test
  void aMoveRemembersWhereTheAliasStoodInWhateverOrderItComes() {
    Recall.Recollection first = move("2026-11-23T05:30:00Z", "7").with(null);
    Recall.Recollection second = move("2026-11-23T05:31:00Z", "8").with(first.keep());

    assertThat(from(first)).isEmpty();
    assertThat(from(second)).isEqualTo("7");
    assertThat(from(move("2026-11-23T05:31:00Z", "8").with(second.keep()))).isEqualTo("7");
    Recall.Recollection late = move("2026-11-23T05:29:00Z", "6").with(second.keep());
    assertThat(from(late)).isEmpty();
    assertThat(late.keep()).isNull();
  }

  @Test
  void anAliasMayNameAnEnvironment() {
    SentEvent event =
        read(
            body(
                "model_version_alias",
                "created",
                "{\"name\": \"m\", \"alias\": \"champion\", \"version\": \"7\"}"),
            promotedBy("champion"));

    assertThat(happened(event, EventType.MODEL_PROMOTED).path("environment").asText())
        .isEqualTo("production");
  }

  @Test
  void twoWebhooksOfOneChangeAreOneEvent() {
    String body = body("model_version", "created", "{\"name\": \"m\", \"version\": \"7\"}");
    String later = body.replace("05:30", "05:31");

    assertThat(read(body, Rules.NONE).id()).isEqualTo(read(body, Rules.NONE).id());
    assertThat(read(later, Rules.NONE).id()).isNotEqualTo(read(body, Rules.NONE).id());
    assertThat(read(body.replace("\"7\"", "\"8\""), Rules.NONE).id())
        .isNotEqualTo(read(body, Rules.NONE).id());
  }

  @Test
  void buildsBeforeTheReleaseSentATypeAndWorkspacesAreKept() {
    SentEvent event =
        read(
            "{\"type\": \"model_version.created\", \"timestamp\": \"%s\", \"workspace\": \"w1\", \"data\": {\"name\": \"m\", \"version\": \"1\"}}"
                .formatted(TIME),
            Rules.NONE);

    assertThat(event.type()).isEqualTo("model_version.created");
    assertThat(event.source()).isEqualTo("/mlflow/workspaces/w1");
  }

  @Test
  void theSignatureIsOverIdTimeAndRawBody() {
    String body = body("model_version", "created", "{\"name\": \"m\\u00e9\", \"version\": \"7\"}");
    Instant now = Instant.ofEpochSecond(1763879400L);
    String signed = "5b1b1b6e-6a2c-4c61-9a3e-0a5c5d9b1a11.1763879400." + body;
    String signature =
        "v1,"
            + Signatures.base64(
                Signatures.hmac("s3cret-of-mlflow", signed.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> headers =
        Map.of(
            "x-mlflow-delivery-id",
            "5b1b1b6e-6a2c-4c61-9a3e-0a5c5d9b1a11",
            "x-mlflow-timestamp",
            "1763879400",
            "x-mlflow-signature",
            signature);
    Received received =
        new Received("application/json", headers, body.getBytes(StandardCharsets.UTF_8));
    Received changed =
        new Received(
            "application/json", headers, body.replace("7", "8").getBytes(StandardCharsets.UTF_8));

    assertThatCode(
            () -> SENDER.verify(received, Rules.NONE, List.of("other", "s3cret-of-mlflow"), now))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SENDER.verify(received, Rules.NONE, List.of("other"), now))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> SENDER.verify(changed, Rules.NONE, List.of("s3cret-of-mlflow"), now))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(
            () ->
                SENDER.verify(
                    received, Rules.NONE, List.of("s3cret-of-mlflow"), now.plusSeconds(600)))
        .isInstanceOf(Problem.class);
  }
}
