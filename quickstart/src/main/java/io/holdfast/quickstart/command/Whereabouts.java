// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.story.Api;

/** Tells where everything is, and two calls to try. */
final class Whereabouts {

  private static final String READER = "greta";

  private final Console console;
  private final Holdfast holdfast;
  private final Api api;

  Whereabouts(Console console, Holdfast holdfast, Api api) {
    this.console = console;
    this.holdfast = holdfast;
    this.api = api;
  }

  void tell() {
    console.title("Running. Ctrl-C stops everything cleanly.");
    for (Service service : Service.values()) {
      console.line(
          "  %-24s %s   OpenAPI %s/openapi"
              .formatted(service.module(), holdfast.url(service), holdfast.url(service)));
    }
    console.line("  %-24s %s".formatted("tokens (Keycloak)", holdfast.keycloak().issuer()));
    console.line("  %-24s %s".formatted("logs", holdfast.layout().logs()));
    console.title(
        "Two things to try (the token works for some minutes; ./holdfast token "
            + READER
            + " makes new ones):");
    curl(holdfast.url(Service.ASSESSMENT) + "/api/v1/assessments/credit-scoring");
    curl(holdfast.url(Service.CATALOGUE) + "/api/v1/catalogue/controls?requirement=CRA-I.2.d");
  }

  private void curl(String url) {
    console.line("  curl -H 'Authorization: Bearer %s' '%s'".formatted(api.token(READER), url));
    console.line("");
  }
}
