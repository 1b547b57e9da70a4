// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pipelines that speak this platform's own event types. */
public final class CloudEventsSender implements Sender {

  /** Extensions that a repeated delivery may change. */
  private static final Set<String> CHANGING =
      Set.of("traceparent", "tracestate", "recordedtime", "sequence", "sequencetype");

  @Override
  public String kind() {
    return "cloudevents";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.OIDC, Proof.TOKEN, Proof.SIGNATURE);
  }

  @Override
  public boolean reads(String header) {
    return header.startsWith("ce-");
  }

  @Override
  public boolean keepsUnreadable() {
    return false;
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    Delivery delivery =
        CloudEventReader.read(received.contentType(), received.headers(), received.body());
    String mode =
        delivery.batch()
            ? CloudEvent.Mode.BATCHED.name()
            : delivery.items().stream()
                .map(Delivery.Item::event)
                .findFirst()
                .map(event -> event.mode().name())
                .orElse(CloudEvent.Mode.STRUCTURED.name());
    return new Parsed(
        mode,
        delivery.batch(),
        delivery.items().stream().map(CloudEventsSender::item).toList(),
        null);
  }

  private static Parsed.Item item(Delivery.Item item) {
    CloudEvent event = item.event();
    if (event == null) {
      return Parsed.Item.refused(java.util.Objects.requireNonNull(item.problem()));
    }
    EventType type = EventType.of(event.type()).orElse(null);
    if (type != null && event.bytes() != null) {
      return Parsed.Item.refused(
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "the data of %s is application/json, not %s"
                  .formatted(type.wireName(), event.dataContentType())));
    }
    return Parsed.Item.of(
        new SentEvent(
            event.id(),
            event.source(),
            event.type(),
            event.subject(),
            event.time(),
            type == null ? new Meaning.Unknown() : new Meaning.Happened(type, event.data()),
            content(event),
            new SentEvent.Pointers(event.pointers().attribute("time"), event.pointers().data()),
            event.violations(),
            null),
        event.raw());
  }

  private static Map<String, Object> content(CloudEvent event) {
    Map<String, Object> content = new LinkedHashMap<>();
    put(content, "subject", event.subject());
    put(content, "time", event.time());
    put(content, "data", event.data());
    put(content, "bytes", event.bytes() == null ? null : CanonicalJson.digestOf(event.bytes()));
    Map<String, String> extensions = new LinkedHashMap<>(event.extensions());
    extensions.keySet().removeAll(CHANGING);
    put(content, "extensions", extensions);
    return content;
  }

  private static void put(Map<String, Object> content, String name, @Nullable Object value) {
    if (value != null && !(value instanceof JsonNode node && node.isNull())) {
      content.put(name, value);
    }
  }
}
