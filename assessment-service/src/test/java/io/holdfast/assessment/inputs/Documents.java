// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.json.Json;
import java.util.List;
import java.util.Map;

/** Documents of systems. */
final class Documents {

  private Documents() {}

  static SystemDocument model(String digest) {
    return component("model", digest);
  }

  static SystemDocument component(String key, String digest) {
    return Json.convert(
        Json.tree(
            Map.of(
                "name",
                "Scoring",
                "profile",
                Map.of("cra", "NEW_SCOPE", "impact", Map.of("integrity", Map.of("level", "?"))),
                "zones",
                List.of(Map.of("key", "z", "exposure", "SPACE")),
                "components",
                List.of(
                    Map.of(
                        "key",
                        key,
                        "kind",
                        "QUANTUM_MODEL",
                        "zone",
                        "z",
                        "aliases",
                        List.of("pkg:mlflow/scoring"),
                        "version",
                        Map.of(
                            "label",
                            "7",
                            "digest",
                            digest,
                            "trainedOn",
                            List.of(Map.of("alias", "pkg:mlflow/scoring@3"))))))),
        SystemDocument.class);
  }
}
