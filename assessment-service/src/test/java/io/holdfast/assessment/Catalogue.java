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

/** Plays the catalogue with the built-in edition, as the catalogue would publish it. */
public final class Catalogue {

  private static boolean published;

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
