// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.process.StartFailure;
import io.holdfast.quickstart.story.Api;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints an access token of a demo user or pipeline. */
final class TokenCommand {

  private final Console console;
  private final Layout layout;

  TokenCommand(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new IllegalArgumentException("./holdfast token USER, for instance greta");
    }
    Ports ports = Ports.keptIn(layout.portsFile());
    Api api =
        new Api(
            "http://127.0.0.1:%d/realms/holdfast".formatted(ports.keycloak()),
            Json.read(layout.repository().resolve("deploy/keycloak/demo-users.json")),
            service -> "");
    try {
      console.line(api.token(arguments.getFirst()));
      return 0;
    } catch (UncheckedIOException e) {
      throw new StartFailure("Keycloak does not answer; is Holdfast up?", e);
    }
  }
}
