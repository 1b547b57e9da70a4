// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * An edition as it was received.
 *
 * @param contentDigest over the content as it came
 * @param body the event's data, whole
 */
public record EditionCopy(String edition, String digest, String contentDigest, String body) {

  /** What it says. */
  public EditionDocument document() {
    JsonNode content = Json.readTree(body.getBytes(StandardCharsets.UTF_8)).path("content");
    return Json.convert(content, EditionDocument.class);
  }
}
