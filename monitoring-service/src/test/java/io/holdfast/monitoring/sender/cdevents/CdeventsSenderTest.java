// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cdevents.CDEvents;
import dev.cdevents.events.ServiceDeployedCDEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.SentEvent;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Driven by the CDEvents Java SDK, which gives its CloudEvents ids and times of their own. */
class CdeventsSenderTest {

  private static final String DIGEST = "0b31".repeat(16);

  private static CloudEvent deployed() {
    ServiceDeployedCDEvent event = new ServiceDeployedCDEvent();
    event.setSource(URI.create("http://argo.acme.example"));
    event.setSubjectId("credit-api");
    event.setSubjectSource(URI.create("/prod"));
    event.setSubjectEnvironmentId("prod");
    event.setSubjectEnvironmentSource("/prod");
    event.setSubjectArtifactId("pkg:oci/credit-api@sha256%3A" + DIGEST);
    return CDEvents.cdEventAsCloudEvent(event);
  }

  private static SentEvent read(CloudEvent event, boolean structured) {
    Map<String, String> headers = new HashMap<>();
    byte[][] body = new byte[1][];
    var writer =
        HttpMessageFactory.createWriter(
            (name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value),
            bytes -> body[0] = bytes);
    if (structured) {
      writer.writeStructured(event, new JsonFormat());
    } else {
      writer.writeBinary(event);
    }
    Received received = new Received(headers.getOrDefault("content-type", ""), headers, body[0]);
    return Objects.requireNonNull(
        new CdeventsSender().parse(received, Rules.NONE).items().getFirst().event());
  }

  @Test
  void whatTheSdkSendsIsADeployment() {
    SentEvent event = read(deployed(), false);

    Meaning.Happened happened = (Meaning.Happened) event.meaning();
    JsonNode data = Objects.requireNonNull(happened.data());
    assertThat(happened.type()).isEqualTo(EventType.MODEL_DEPLOYED);
    assertThat(data.at("/subjects/0/alias").asText())
        .isEqualTo("pkg:oci/credit-api@sha256%3A" + DIGEST);
    assertThat(data.at("/subjects/0/digest").asText()).isEqualTo("sha256:" + DIGEST);
    assertThat(data.path("environment").asText()).isEqualTo("prod");
    assertThat(event.source()).isEqualTo("http://argo.acme.example");
  }

  @Test
  void theIdIsThatOfTheContextInBothModes() {
    CloudEvent event = deployed();

    assertThat(read(event, true).id()).isEqualTo(read(event, false).id());
    assertThat(read(event, false).id()).isNotEqualTo(event.getId());
  }
}
