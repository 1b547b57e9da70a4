// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.process.ProcessRecord;
import java.util.List;

/** Shows what runs. Ends with status 3 when nothing does. */
final class Status {

  private final Console console;
  private final Layout layout;

  Status(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run() {
    List<ProcessRecord> alive =
        ProcessRecord.readAll(layout.run()).stream()
            .filter(record -> record.alive().isPresent())
            .toList();
    if (alive.isEmpty()) {
      console.line("Holdfast is not running (" + layout.home() + ").");
      return 3;
    }
    console.line("Holdfast runs in " + layout.home() + ":");
    alive.forEach(record -> console.line("  %-28s pid %d".formatted(record.name(), record.pid())));
    return 0;
  }
}
