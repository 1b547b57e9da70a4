// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventReaderTest {

  private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";
  private static final String BATCHED = "application/cloudevents-batch+json";
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"a1","source":"/ci","type":"io.holdfast.model.trained.v1",
       "subject":null,"time":"2026-11-23T05:30:00Z","partitionkey":"credit","methodName":7,
       "data":{"subjects":[]}}""";

  private static Delivery read(String contentType, String body) {
    return CloudEventReader.read(contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static CloudEvent single(String contentType, String body) {
    return event(read(contentType, body).items().getFirst());
  }

  private static CloudEvent event(Delivery.Item item) {
    return java.util.Objects.requireNonNull(item.event());
  }

  private static Map<String, String> binary() {
    return new HashMap<>(
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "a1",
            "ce-source", "/ci",
            "ce-type", "io.holdfast.model.trained.v1",
            "ce-subject", "cr%C3%A9dit",
            "host", "here"));
  }

  @Test
  void readsStructuredMode() {
    CloudEvent event = single(STRUCTURED, EVENT);

    assertThat(event.mode()).isEqualTo(CloudEvent.Mode.STRUCTURED);
    assertThat(event.id()).isEqualTo("a1");
    assertThat(event.subject()).isNull();
    assertThat(event.time()).isEqualTo("2026-11-23T05:30:00Z");
    assertThat(event.extensions())
        .containsEntry("partitionkey", "credit")
        .containsEntry("methodName", "7");
    assertThat(event.data()).hasToString("{\"subjects\":[]}");
    assertThat(event.raw()).isEqualTo(EVENT.getBytes(StandardCharsets.UTF_8));
    assertThat(event.violations().isEmpty()).isTrue();
  }

  @Test
  void readsBinaryMode() {
    CloudEvent event =
        event(
            CloudEventReader.read(
                    "application/json", binary(), "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .items()
                .getFirst());

    assertThat(event.mode()).isEqualTo(CloudEvent.Mode.BINARY);
    assertThat(event.subject()).isEqualTo("crédit");
    assertThat(event.data()).hasToString("{\"a\":1}");
    assertThat(event.headers()).doesNotContainKey("host").containsKey("ce-id");
    assertThat(event.pointers().attribute("id")).isEqualTo("header:ce-id");
  }

  @Test
  void readsBinaryDataThatIsNoJson() {
    CloudEvent event =
        event(
            CloudEventReader.read("text/plain", binary(), new byte[] {(byte) 0xff})
                .items()
                .getFirst());

    assertThat(event.data()).isNull();
    assertThat(event.bytes()).containsExactly(0xff);
  }

  @Test
  void readsBatchesAndKeepsEachElementAsWritten() {
    Delivery delivery =
        read(BATCHED, "[ " + EVENT + " , {\"specversion\" :\"1.0\"}, 7, {\"a\":1,\"a\":2} ]");

    assertThat(delivery.batch()).isTrue();
    assertThat(delivery.items()).hasSize(4);
    assertThat(event(delivery.items().getFirst()).raw())
        .isEqualTo(EVENT.getBytes(StandardCharsets.UTF_8));
    assertThat(event(delivery.items().get(1)).violations().all())
        .extracting(Violation::pointer)
        .containsExactly("/1/id", "/1/source", "/1/type");
    assertThat(delivery.items().get(2).problem()).isNotNull();
    assertThat(delivery.items().get(3).problem()).isNotNull();
  }

  @Test
  void readsAnEmptyBatch() {
    assertThat(read(BATCHED, "[]").items()).isEmpty();
  }

  @Test
  void readsVersion03WithEncodedData() {
    String data = Base64.getEncoder().encodeToString("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    CloudEvent event =
        single(
            STRUCTURED,
            """
            {"specversion":"0.3","id":"a","source":"/s","type":"t","schemaurl":"http://x",
             "datacontentencoding":"base64","datacontenttype":"application/json","data":"%s"}"""
                .formatted(data));

    assertThat(event.data()).hasToString("{\"a\":1}");
    assertThat(event.extensions()).isEmpty();
  }

  @Test
  void readsEncodedData() {
    CloudEvent json =
        single(
            STRUCTURED,
            "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"eyJhIjoxfQ==\"}");
    CloudEvent bytes =
        single(
            STRUCTURED,
            "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/s\",\"type\":\"t\",\"datacontenttype\":\"image/png\",\"data_base64\":\"/w==\"}");

    assertThat(json.data()).hasToString("{\"a\":1}");
    assertThat(bytes.bytes()).containsExactly(0xff);
  }

  @Test
  void saysThatEncodedDataIsNoBase64() {
    CloudEvent event =
        single(
            STRUCTURED,
            "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"!!!\"}");

    assertThat(event.violations().all())
        .extracting(violation -> violation.pointer() + " " + violation.code())
        .containsExactly("/data_base64 not-base64");
  }

  @Test
  void saysEverythingThatIsWrongWithAttributes() {
    CloudEvent event =
        single(
            STRUCTURED,
            "{\"specversion\":\"2.0\",\"id\":\"\",\"source\":[],\"type\":\"t\\u0001\",\"data\":1,\"data_base64\":\"\"}");

    assertThat(event.violations().all())
        .extracting(violation -> violation.pointer() + " " + violation.code())
        .containsExactlyInAnyOrder(
            "/source bad-type",
            "/id missing",
            "/source missing",
            "/specversion unknown-version",
            "/type bad-character",
            "/data_base64 both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "",
        "nonsense",
        "application/cloudevents+xml",
        "application/cloudevents+avro",
        "application/cloudevents-batch+xml",
        "application/cloudevents-batch",
        "application/cloudevents+json; charset=utf-16"
      })
  void refusesOtherMediaTypes(String contentType) {
    Problem problem = catchThrowableOfType(Problem.class, () -> read(contentType, EVENT));

    assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesCompressedBodies() {
    assertThatThrownBy(
            () ->
                CloudEventReader.read(
                    STRUCTURED, Map.of("content-encoding", "gzip"), new byte[] {31}))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{} {}",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{\"id\":\"\\u0000\"}",
        "{\"data\":{\"x\":\"\\ud800\"}}",
        "{\"data\":{\"\\ud800\":1}}",
        "NaN",
        "{'a':1}"
      })
  void refusesWhatIsNoSoundJson(String body) {
    Problem problem = catchThrowableOfType(Problem.class, () -> read(STRUCTURED, body));

    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"data\":" + "[".repeat(100) + "]".repeat(100) + "}";

    for (String type : List.of(STRUCTURED, BATCHED)) {
      assertThatThrownBy(() -> read(type, type.equals(BATCHED) ? "[" + deep + "]" : deep))
          .isInstanceOf(Problem.class);
    }
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] body = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};

    assertThatThrownBy(() -> CloudEventReader.read(STRUCTURED, Map.of(), body))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void refusesOtherUnicodeEncodings() {
    assertThatThrownBy(
            () ->
                CloudEventReader.read(
                    STRUCTURED, Map.of(), EVENT.getBytes(StandardCharsets.UTF_16LE)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void refusesALargeEventInABatchOnly() {
    String large = EVENT.replace("credit", "x".repeat(256 * 1024));

    Delivery delivery = read(BATCHED, "[" + large + "," + EVENT + "]");
    assertThat(java.util.Objects.requireNonNull(delivery.items().getFirst().problem()).type())
        .isEqualTo(ProblemType.TOO_LARGE);
    assertThat(delivery.items().get(1).event()).isNotNull();
    assertThatThrownBy(() -> read(STRUCTURED, large)).isInstanceOf(Problem.class);
  }

  @Test
  void namesTheHeadersThatAreMissing() {
    Map<String, String> headers = binary();
    headers.remove("ce-id");

    CloudEvent event =
        event(CloudEventReader.read("application/json", headers, new byte[0]).items().getFirst());

    assertThat(event.violations().all())
        .extracting(Violation::pointer)
        .containsExactly("header:ce-id");
  }
}
