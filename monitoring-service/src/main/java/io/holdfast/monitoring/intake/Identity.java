// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.ledger.Poster;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes two deliveries the same event: poster, source, id and type. What makes them say the
 * same: their attributes and data, whatever mode they came in.
 *
 * @param key digest over the former
 * @param content digest over the latter
 */
record Identity(String key, String content) {

  /** Extensions that a repeated delivery may change. */
  private static final Set<String> CHANGING =
      Set.of("traceparent", "tracestate", "recordedtime", "sequence", "sequencetype");

  static Identity of(Poster poster, CloudEvent event) {
    Map<String, Object> content = new LinkedHashMap<>();
    put(content, "subject", event.subject());
    put(content, "time", event.time());
    put(content, "data", event.data());
    put(content, "bytes", event.bytes() == null ? null : CanonicalJson.digestOf(event.bytes()));
    Map<String, String> extensions = new LinkedHashMap<>(event.extensions());
    extensions.keySet().removeAll(CHANGING);
    put(content, "extensions", extensions);
    return new Identity(
        CanonicalJson.digest(List.of(poster.key(), event.source(), event.id(), event.type())),
        digest(content));
  }

  private static void put(Map<String, Object> content, String name, @Nullable Object value) {
    if (value != null && !(value instanceof JsonNode node && node.isNull())) {
      content.put(name, value);
    }
  }

  private static String digest(Map<String, Object> content) {
    try {
      return CanonicalJson.digest(content);
    } catch (RuntimeException e) {
      // numbers that have no canonical form: the text as it stands has to do
      return CanonicalJson.digestOf(Json.text(content).getBytes(StandardCharsets.UTF_8));
    }
  }
}
