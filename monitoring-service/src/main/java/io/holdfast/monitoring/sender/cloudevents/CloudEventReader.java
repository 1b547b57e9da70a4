// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.event.Violations;
import io.holdfast.monitoring.sender.StrictJson;
import io.holdfast.monitoring.sender.cloudevents.CloudEvent.Mode;
import io.holdfast.monitoring.sender.cloudevents.CloudEvent.Pointers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0 and 0.3 over HTTP in structured, binary and batched mode. Written by hand
 * because the SDKs read no batches, refuse extension names that real senders use, and do not decode
 * header values.
 */
final class CloudEventReader {

  static final int MAX_EVENT = 256 * 1024;
  static final int MAX_BATCH = 2000;
  private static final String PREFIX = "ce-";
  private static final NavigableMap<String, String> NO_HEADERS =
      Collections.unmodifiableNavigableMap(new TreeMap<>());
  private static final Pattern JSON_TYPE =
      Pattern.compile("(application|text)/([a-z0-9.-]+\\+)?json");

  private CloudEventReader() {}

  /**
   * Reads a request.
   *
   * @param contentType the Content-Type as written; empty when there is none
   * @param headers all headers by lower-case name
   * @throws Problem when nothing of it can be read
   */
  static Delivery read(String contentType, Map<String, String> headers, byte[] body) {
    String media = mediaType(contentType);
    refuseEncodings(contentType, headers);
    if (media.startsWith("application/cloudevents-batch")) {
      refuseUnless(media.equals("application/cloudevents-batch+json"), media);
      return batch(contentType, body);
    }
    refuseLarge(body.length);
    if (media.startsWith("application/cloudevents")) {
      refuseUnless(
          media.equals("application/cloudevents+json") || media.equals("application/cloudevents"),
          media);
      String text = StrictJson.text(body);
      return single(
          structured(
              StrictJson.read(text, ""), Mode.STRUCTURED, Pointers.STRUCTURED, contentType, body));
    }
    return single(binary(media, contentType, headers, body));
  }

  private static Delivery single(CloudEvent event) {
    return new Delivery(false, List.of(Delivery.Item.of(event)));
  }

  static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static void refuseEncodings(String contentType, Map<String, String> headers) {
    String encoding = headers.getOrDefault("content-encoding", "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Content-Encoding " + encoding + " is not taken here");
    }
    String lower = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
    int at = lower.indexOf("charset=");
    if (at >= 0 && !lower.startsWith("utf-8", at + 8) && !lower.startsWith("us-ascii", at + 8)) {
      throw unsupported("JSON is UTF-8; another charset is not taken");
    }
  }

  private static void refuseUnless(boolean taken, String media) {
    if (!taken) {
      throw unsupported(media + " is not taken; of the event formats JSON is");
    }
  }

  private static Problem unsupported(String detail) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }

  private static void refuseLarge(int bytes) {
    if (bytes > MAX_EVENT) {
      throw Problem.of(
          ProblemType.TOO_LARGE, "an event has at most " + MAX_EVENT + " bytes, not " + bytes);
    }
  }

  private static Delivery batch(String contentType, byte[] body) {
    List<Delivery.Item> items = new ArrayList<>();
    List<String> elements = StrictJson.elements(StrictJson.text(body), MAX_BATCH);
    for (int i = 0; i < elements.size(); i++) {
      items.add(element(elements.get(i), i, contentType));
    }
    return new Delivery(true, items);
  }

  private static Delivery.Item element(String text, int index, String contentType) {
    try {
      byte[] raw = text.getBytes(StandardCharsets.UTF_8);
      refuseLarge(raw.length);
      return Delivery.Item.of(
          structured(
              StrictJson.read(text, "/" + index),
              Mode.BATCHED,
              Pointers.inBatch(index),
              contentType,
              raw));
    } catch (Problem problem) {
      return Delivery.Item.refused(problem);
    }
  }

  private static CloudEvent structured(
      JsonNode event, Mode mode, Pointers pointers, String contentType, byte[] raw) {
    Violations violations = new Violations();
    Map<String, String> values = new TreeMap<>();
    if (!event.isObject()) {
      violations.add(
          pointers.data().replace("/data", ""), "not-an-object", "an event is a JSON object");
      throw violations.problem();
    }
    event
        .properties()
        .forEach(
            field -> {
              if (field.getKey().equals("data") || field.getKey().equals("data_base64")) {
                return;
              }
              if (field.getValue().isContainerNode()) {
                violations.add(
                    pointers.attribute(field.getKey()), "bad-type", "an attribute is no structure");
              } else if (!field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText());
              }
            });
    Attributes attributes = new Attributes(values, pointers, violations);
    attributes.check();
    Content content = content(event, attributes, pointers, violations);
    return event(mode, attributes, content, violations, pointers, raw, contentType, NO_HEADERS);
  }

  /** The data of an event: JSON or bytes. */
  private record Content(@Nullable JsonNode json, byte @Nullable [] bytes) {}

  private static Content content(
      JsonNode event, Attributes attributes, Pointers pointers, Violations violations) {
    JsonNode data = event.get("data");
    JsonNode base64 = event.get("data_base64");
    boolean encoded = "base64".equalsIgnoreCase(attributes.optional("datacontentencoding"));
    if (data != null && base64 != null && !base64.isNull()) {
      violations.add(
          pointers.attribute("data_base64"), "both", "data and data_base64 exclude each other");
      return new Content(null, null);
    }
    if (base64 != null && !base64.isNull()) {
      return decoded(base64, pointers.attribute("data_base64"), attributes, violations);
    }
    if (encoded && data != null && data.isTextual()) {
      return decoded(data, pointers.data(), attributes, violations);
    }
    return new Content(data, null);
  }

  private static Content decoded(
      JsonNode text, String pointer, Attributes attributes, Violations violations) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.asText().replaceAll("\\s", ""));
      return isJson(attributes.optional("datacontenttype"))
          ? new Content(StrictJson.read(StrictJson.text(bytes), pointer), null)
          : new Content(null, bytes);
    } catch (IllegalArgumentException e) {
      violations.add(pointer, "not-base64", "not valid Base64");
      return new Content(null, null);
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType == null || JSON_TYPE.matcher(mediaType(contentType)).matches();
  }

  private static CloudEvent binary(
      String media, String contentType, Map<String, String> headers, byte[] body) {
    NavigableMap<String, String> values = new TreeMap<>();
    NavigableMap<String, String> kept = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            values.put(name.substring(PREFIX.length()), HeaderValues.decode(value));
            kept.put(name, value);
          }
        });
    if (Attributes.REQUIRED.stream().noneMatch(values::containsKey)) {
      throw unsupported(
          "not a CloudEvent: send application/cloudevents+json,"
              + " application/cloudevents-batch+json, or the headers ce-specversion, ce-id,"
              + " ce-source and ce-type");
    }
    values.remove("datacontenttype");
    if (!media.isEmpty()) {
      values.put("datacontenttype", contentType);
    }
    Violations violations = new Violations();
    Attributes attributes = new Attributes(values, Pointers.BINARY, violations);
    attributes.check();
    Content content =
        !isJson(attributes.optional("datacontenttype"))
            ? new Content(null, body)
            : body.length == 0
                ? new Content(null, null)
                : new Content(StrictJson.read(StrictJson.text(body), ""), null);
    return event(
        Mode.BINARY, attributes, content, violations, Pointers.BINARY, body, contentType, kept);
  }

  private static CloudEvent event(
      Mode mode,
      Attributes attributes,
      Content content,
      Violations violations,
      Pointers pointers,
      byte[] raw,
      String contentType,
      NavigableMap<String, String> headers) {
    return new CloudEvent(
        mode,
        attributes.required("id"),
        attributes.required("source"),
        attributes.required("type"),
        attributes.optional("subject"),
        attributes.optional("time"),
        attributes.optional("datacontenttype"),
        content.json(),
        content.bytes(),
        attributes.extensions(),
        raw,
        contentType,
        headers,
        pointers,
        violations);
  }
}
