// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;

/** What a profile needs so that it can be resolved. */
final class ProfileCheck {

  private ProfileCheck() {}

  static void check(JsonNode profile, Findings findings) {
    JsonNode imports = profile.path("imports");
    for (int i = 0; i < imports.size(); i++) {
      if (imports.path(i).path("href").asText().isEmpty()) {
        findings.wrong(
            "/profile/imports/" + i, "missing-href", "an import names what it imports by href");
      }
    }
    if (profile.at("/merge/combine/method").asText().equals("merge")) {
      findings.wrong(
          "/profile/merge/combine/method",
          "unspecified-combination",
          "OSCAL leaves open what 'merge' does; use-first and keep are taken");
    }
    JsonNode parameters = profile.at("/modify/set-parameters");
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.path(i).path("param-id").asText().isEmpty()) {
        findings.wrong(
            "/profile/modify/set-parameters/" + i, "missing-param-id", "param-id is needed");
      }
    }
  }
}
