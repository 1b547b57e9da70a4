// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import io.holdfast.quickstart.infrastructure.PostgreSqlServer;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.process.ProcessRecord;
import java.time.Duration;
import java.util.List;

/** Stops an installation that runs elsewhere: its launcher, and whatever a crashed one left. */
final class Down {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Console console;
  private final Layout layout;

  Down(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run() {
    ProcessRecord.readAll(layout.run()).stream()
        .filter(record -> record.name().equals("launcher"))
        .findFirst()
        .flatMap(ProcessRecord::alive)
        .ifPresent(launcher -> ProcessRecord.end(launcher, PATIENCE));
    List<String> left = ProcessRecord.endLeftovers(layout.run());
    PostgreSqlServer.endLeftover(layout);
    console.line(
        left.isEmpty() ? "Holdfast is stopped." : "Holdfast is stopped, also " + left + ".");
    return 0;
  }
}
