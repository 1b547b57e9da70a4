// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.process.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** The files of an example, turned into what the APIs take: relative dates become instants. */
public final class Example {

  private final Path folder;
  private final Instant now;

  public Example(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  public JsonNode system() {
    return Json.read(folder.resolve("system.json"));
  }

  /** Requests for the safeguards of a system. */
  public Iterable<JsonNode> safeguards(String system) {
    JsonNode file = Json.read(folder.resolve("safeguards.json"));
    Instant from = daysAgo(file.path("implementedDaysAgo"));
    ArrayNode requests = Json.MAPPER.createArrayNode();
    for (JsonNode item : file.path("safeguards")) {
      ObjectNode request = requests.addObject();
      request.put("system", system);
      request.put("control", item.path("control").asText());
      request.putObject("scope").put("type", item.path("scope").asText());
      request.put("status", "IMPLEMENTED");
      request.put("implementedFrom", from.toString());
      request.put("statement", item.path("statement").asText());
      request.put("owner", item.path("owner").asText());
    }
    return requests;
  }

  /**
   * Requests for evidence.
   *
   * @param file its name in the example
   * @param safeguards ids of the safeguards by their control
   */
  public Iterable<JsonNode> evidence(String file, String system, Map<String, String> safeguards) {
    ArrayNode requests = Json.MAPPER.createArrayNode();
    for (JsonNode item : Json.read(folder.resolve(file))) {
      ObjectNode request = requests.addObject();
      request.put("system", system);
      request.put("kind", item.path("kind").asText());
      if (item.has("subjects")) {
        request.set("subjects", item.path("subjects"));
      }
      request.put("outcome", item.path("outcome").asText());
      request.put("method", item.path("method").asText());
      request.put("collectedAt", daysAgo(item.path("collectedDaysAgo")).toString());
      request.put("digest", digest(item.path("title").asText()));
      request.put("producer", item.path("producer").asText());
      request.put("summary", item.path("title").asText());
      ArrayNode named = request.putArray("safeguards");
      item.path("controls").forEach(control -> named.add(safeguards.get(control.asText())));
    }
    return requests;
  }

  /** The event that a pipeline posts after a retrain. */
  public JsonNode retrainEvent(String id) {
    ObjectNode event = (ObjectNode) Json.read(folder.resolve("retrain-event.json"));
    return event.put("id", id).put("time", now.toString());
  }

  private Instant daysAgo(JsonNode days) {
    return now.minus(Duration.ofDays(days.asLong()));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
