// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.Violations;
import io.holdfast.monitoring.sender.WebhookMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCheckTest {

  private static List<String> faults(byte[] document) throws IOException {
    Violations violations = new Violations();
    new WebhookCheck(violations).check(Json.convert(Json.readTree(document), WebhookMapping.class));
    return violations.all().stream().map(one -> one.pointer() + " " + one.code()).toList();
  }

  private static List<String> faults(String document) throws IOException {
    return faults(document.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure-ml", "huggingface", "sagemaker", "seldon-drift", "vertex-ai"})
  void findsNothingWrongWithAPreset(String kind) throws IOException {
    try (var in = WebhookCheckTest.class.getResourceAsStream("/senders/" + kind + ".json")) {
      assertThat(faults(Objects.requireNonNull(in).readAllBytes())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[null]; /types/0 missing",
        "[{'event':'test'}]; /types/0/type missing",
        "[{'type':'*','event':'dreamt'}]; /types/0/event unknown-value",
        "[{'type':'*','event':'test','subject':'data.name'}]; /types/0/subject bad-place",
        "[{'type':'*','event':'test','version':'/v|v'}]; /types/0/version bad-place",
        "[{'type':'*','event':'test','parts':{'a':null}}]; /types/0/parts/a missing",
        "[{'type':'*','event':'test','when':{'/a/b':null}}]; /types/0/when/~1a~1b missing",
        "[{'type':'*','event':'test','when':{'/a':[null]}}]; /types/0/when/~1a/0 missing",
        "[{'type':'*','event':'test','when':{'a':['b']}}]; /types/0/when/a bad-place",
        "[{'type':'*','event':'test','pattern':['{name}',null]}]; /types/0/pattern/1 missing",
        "[{'type':'*','event':'test','alias':'{name}'}]; /types/0/alias bad-alias",
        "[]; /types bad-value"
      })
  void saysWhatIsWrongWithAType(String types, String fault) throws IOException {
    assertThat(faults("{\"types\":%s}".formatted(types.replace('\'', '"'))))
        .containsExactly("/mapping/webhook" + fault);
  }

  @Test
  void saysAllThatIsWrongAtOnce() throws IOException {
    assertThat(
            faults(
                """
                {"signature":{"header":"x-signature"},"id":["/id",null,"id"],"source":"source",
                 "type":["header:"],"time":"@/at","handshake":"code",
                 "types":[{"type":"*","event":"test","each":"items","title":"header:x-title"}]}\
                """))
        .containsExactlyInAnyOrder(
            "/mapping/webhook/signature/scheme missing",
            "/mapping/webhook/id/1 missing",
            "/mapping/webhook/id/2 bad-place",
            "/mapping/webhook/source bad-place",
            "/mapping/webhook/type/0 bad-place",
            "/mapping/webhook/handshake bad-place",
            "/mapping/webhook/types/0/each bad-place");
  }
}
