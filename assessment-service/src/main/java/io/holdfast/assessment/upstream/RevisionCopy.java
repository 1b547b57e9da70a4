// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A revision as it was received.
 *
 * @param digest as the inventory says
 * @param documentDigest over the document as it came
 * @param body the revision, whole
 */
public record RevisionCopy(
    UUID systemId, long number, String digest, String documentDigest, String body) {

  /** The document in it. */
  public JsonNode documentTree() {
    return Json.readTree(body.getBytes(StandardCharsets.UTF_8)).path("document");
  }

  /** The document in it, read. */
  public SystemDocument document() {
    return Json.convert(documentTree(), SystemDocument.class);
  }
}
