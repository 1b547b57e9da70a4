// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.cloudevents.CloudEventsSender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

  private static Poster poster(String subject) {
    return new Poster(
        new Actor("issuer", subject, "client", "name"), new TeamScope(false, Set.of("a")), null);
  }

  private static Identity structured(String subject, String json) {
    return identity(subject, "application/cloudevents+json", Map.of(), json);
  }

  private static Identity identity(
      String subject, String contentType, Map<String, String> headers, String body) {
    Received received = new Received(contentType, headers, body.getBytes(StandardCharsets.UTF_8));
    return Identity.of(
        poster(subject),
        java.util.Objects.requireNonNull(
            new CloudEventsSender().parse(received, Rules.NONE).items().getFirst().event()));
  }

  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":{\"a\":1,\"b\":[2.0]}}";

  @Test
  void theSameSaidOtherwiseIsTheSame() {
    Identity one = structured("p", EVENT);
    Identity other =
        structured(
            "p",
            "{\"data\" : {\"b\":[2.0],\"a\":1},\"type\":\"t\",\"source\":\"s\",\"id\":\"1\",\"specversion\":\"1.0\",\"traceparent\":\"x\"}");

    assertThat(other).isEqualTo(one);
  }

  @Test
  void binaryModeSaysTheSame() {
    Identity binary =
        identity(
            "p",
            "application/json",
            Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "s", "ce-type", "t"),
            "{\"a\":1,\"b\":[2.0]}");

    assertThat(binary).isEqualTo(structured("p", EVENT));
  }

  @Test
  void anotherPosterOrIdOrTypeIsAnotherEvent() {
    String key = structured("p", EVENT).key();

    assertThat(structured("q", EVENT).key()).isNotEqualTo(key);
    assertThat(structured("p", EVENT.replace("\"id\":\"1\"", "\"id\":\"2\"")).key())
        .isNotEqualTo(key);
    assertThat(structured("p", EVENT.replace("\"type\":\"t\"", "\"type\":\"u\"")).key())
        .isNotEqualTo(key);
  }

  @Test
  void otherDataAreOtherContent() {
    assertThat(structured("p", EVENT.replace("2.0", "3.0")).content())
        .isNotEqualTo(structured("p", EVENT).content());
  }

  @Test
  void numbersWithoutCanonicalFormHurtNobody() {
    assertThat(structured("p", EVENT.replace("2.0", "1e400")).content()).startsWith("sha256:");
  }
}
