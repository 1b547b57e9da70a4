// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Memory;
import io.holdfast.quickstart.process.ProcessRecord;
import java.util.List;
import java.util.Optional;

/** Shows what runs. Ends with status 3 when nothing does. */
final class Status {

  private static final int NOTHING_RUNS = 3;

  private final Console console;
  private final Layout layout;

  Status(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run() {
    List<ProcessRecord> records = ProcessRecord.readAll(layout.run());
    if (records.stream().noneMatch(record -> record.alive().isPresent())) {
      console.line("Holdfast is not running (" + layout.home() + ").");
      return NOTHING_RUNS;
    }
    console.line("Holdfast in %s:".formatted(layout.home()));
    long sum = 0;
    for (ProcessRecord record : records) {
      Optional<ProcessHandle> process = record.alive();
      long mebibytes =
          process
              .map(p -> record.name().equals("launcher") ? Memory.ofOne(p) : Memory.ofAll(p))
              .orElse(0L);
      sum += mebibytes;
      console.line(
          process.isPresent()
              ? "  ✓ %-28s pid %-8d %5d MiB".formatted(record.name(), record.pid(), mebibytes)
              : "  ✗ %-28s has ended".formatted(record.name()));
    }
    console.line("  %-43s %5d MiB".formatted("all of it", sum));
    console.line("Ports from " + Ports.keptIn(layout.portsFile()).base() + ", all on 127.0.0.1.");
    return 0;
  }
}
