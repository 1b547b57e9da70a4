// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;

/** Plays the catalogue with the built-in edition, as the catalogue would publish it. */
public final class Catalogue {

  private static boolean published;
  private static long epoch;

  private Catalogue() {}

  /** Publishes the edition, once per JVM. */
  public static synchronized void publish() {
    if (!published) {
      publish(1, "2026.11.0", content());
      published = true;
    }
  }

  /** Publishes content as the first event of an epoch. */
  public static void publish(long epoch, String edition, JsonNode content) {
    Records.produce(
        "holdfast.catalogue.v1",
        "catalogue",
        epoch,
        1,
        "io.holdfast.catalogue.edition-published.v1",
        "",
        Map.of(
            "edition",
            edition,
            "digest",
            CanonicalJson.digest(content),
            "publishedAt",
            "2026-11-02T08:00:00Z",
            "content",
            content));
  }

  /** The built-in edition with something else in it is published. */
  public static void publish(String edition, JsonNode content) {
    publish(nextEpoch(), edition, content);
  }

  /** A revision of a draft is told. */
  public static void draft(UUID draft, int revision, String edition, JsonNode content) {
    tell(
        "edition-drafted",
        Map.of(
            "draft",
            draft,
            "revision",
            revision,
            "edition",
            edition,
            "digest",
            CanonicalJson.digest(content),
            "content",
            content,
            "draftedAt",
            "2026-11-20T08:00:00Z"));
  }

  /** Tells something else, as the baseline of an epoch of its own. */
  public static void tell(String type, Object data) {
    Records.produce(
        "holdfast.catalogue.v1",
        "catalogue",
        nextEpoch(),
        1,
        "io.holdfast.catalogue." + type + ".v1",
        "",
        data);
  }

  private static synchronized long nextEpoch() {
    epoch = Math.max(epoch + 1, System.currentTimeMillis());
    return epoch;
  }

  /** The item of a list of the edition. */
  public static ObjectNode item(JsonNode content, String list, String id) {
    for (JsonNode item : content.path(list)) {
      if (item.path("id").asText().equals(id)) {
        return (ObjectNode) item;
      }
    }
    throw new IllegalArgumentException(list + " " + id);
  }

  /** What the built-in edition says, without its prose. */
  public static ObjectNode content() {
    ObjectNode content = Json.mapper().createObjectNode();
    ArrayNode families = content.putArray("families");
    for (JsonNode threat : read("threats")) {
      ObjectNode family = threat.deepCopy();
      ArrayNode controls = Json.mapper().createArrayNode();
      threat.path("controls").forEach(level -> level.forEach(controls::add));
      family.set("controls", controls);
      families.add(family);
    }
    ArrayNode controls = content.putArray("controls");
    for (JsonNode each : read("controls")) {
      ObjectNode control = each.deepCopy();
      control.set("maturity", each.path("maturity").path("level"));
      control.set("demands", each.path("evidence"));
      controls.add(control);
    }
    content.set("evidenceKinds", read("evidence-kinds"));
    content.set("requirements", read("requirements"));
    JsonNode edition = read("edition");
    content.set("frameworks", edition.path("frameworks"));
    ArrayNode dates = content.putArray("applicationDates");
    for (JsonNode date : edition.path("applicationDates")) {
      if (!date.has("validUntil")) {
        dates.add(date);
      }
    }
    content.putArray("harmonisedStandards");
    return content;
  }

  private static JsonNode read(String file) {
    try {
      return Json.readTree(
          Files.readAllBytes(
              Repository.root()
                  .resolve("control-catalog-service/src/main/resources/catalogue/2026.11")
                  .resolve(file + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
