// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.SentEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What makes two deliveries the same event: poster, source, id and type. What makes them say the
 * same: the content as their sender sees it, whatever way they came.
 *
 * @param key digest over the former
 * @param content digest over the latter
 */
record Identity(String key, String content) {

  static Identity of(Poster poster, SentEvent event) {
    return new Identity(
        CanonicalJson.digest(List.of(poster.key(), event.source(), event.id(), event.type())),
        digest(event.content()));
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
