// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;

/** Systems to test with. */
public final class Systems {

  public static final String DIGEST_7 = "sha256:" + "7".repeat(64);
  public static final String DIGEST_8 = "sha256:" + "8".repeat(64);

  private Systems() {}

  /** A small valid system of the team retail-credit; the model is at version 7. */
  public static ObjectNode scoring() {
    return (ObjectNode)
        Json.readTree(
            """
            {"name":"Scoring","team":"retail-credit",
             "profile":{"intendedPurpose":"score","role":"PROVIDER","cra":"NONE",
              "aiAct":{"annexI":false,"annexIII":"5","profilesNaturalPersons":true,
               "prohibitedPractice":false},
              "impact":{"integrity":{"level":"H","rationale":"harm"}}},
             "zones":[{"key":"web","exposure":"PUBLIC"},{"key":"ml","exposure":"RESTRICTED"}],
             "actors":[{"key":"applicant","kind":"REGISTERED","zone":"web"}],
             "components":[
              {"key":"api","kind":"INFERENCE_API","zone":"web"},
              {"key":"model","kind":"MODEL","zone":"ml","approach":"TRADITIONAL","adopts":"TRAINED",
               "aliases":["pkg:mlflow/scoring"],
               "version":{"label":"7","digest":"%s","since":"2026-01-01T00:00:00Z"}},
              {"key":"data","kind":"TRAINING_DATA","zone":"ml","aliases":["urn:dataset:loans"]}],
             "flows":[
              {"from":"applicant","to":"api","kind":"INFERENCE_INPUT"},
              {"from":"api","to":"model","kind":"INFERENCE_INPUT"},
              {"from":"data","to":"model","kind":"TRAINING_DATA"}]}
            """
                .formatted(DIGEST_7)
                .getBytes(StandardCharsets.UTF_8));
  }

  public static SystemDocument document(JsonNode json) {
    return Json.convert(json, SystemDocument.class);
  }

  /** A component of a system in JSON. */
  public static ObjectNode component(JsonNode system, int index) {
    return (ObjectNode) ((ArrayNode) system.path("components")).get(index);
  }
}
