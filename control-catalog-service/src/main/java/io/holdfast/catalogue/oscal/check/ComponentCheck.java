// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** References between the parts of a component definition. */
final class ComponentCheck {

  private static final String ROOT = "/component-definition";

  private ComponentCheck() {}

  static void check(JsonNode definition, Findings findings) {
    JsonNode components = definition.path("components");
    Set<String> known = new HashSet<>();
    for (int i = 0; i < components.size(); i++) {
      String uuid = components.path(i).path("uuid").asText();
      if (!known.add(uuid)) {
        findings.wrong(
            ROOT + "/components/" + i + "/uuid", "duplicate-uuid", "another component has " + uuid);
      }
    }
    if (definition.has("import-component-definitions")) {
      return;
    }
    JsonNode capabilities = definition.path("capabilities");
    for (int i = 0; i < capabilities.size(); i++) {
      JsonNode parts = capabilities.path(i).path("incorporates-components");
      for (int j = 0; j < parts.size(); j++) {
        String uuid = parts.path(j).path("component-uuid").asText();
        if (!known.contains(uuid)) {
          findings.wrong(
              "%s/capabilities/%d/incorporates-components/%d/component-uuid".formatted(ROOT, i, j),
              "dangling-component",
              "no component has the UUID " + uuid);
        }
      }
    }
  }
}
