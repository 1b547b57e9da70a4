// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.InstallationLock;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Leftovers;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops an installation that runs elsewhere: its launcher, and whatever a crashed one left. */
final class Down {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Console console;
  private final Layout layout;

  Down(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run() {
    Optional<ProcessHandle> launcher =
        ProcessRecord.readAll(layout.run()).stream()
            .filter(record -> record.name().equals("launcher"))
            .findFirst()
            .flatMap(ProcessRecord::alive);
    launcher.ifPresent(process -> ProcessRecord.end(process, PATIENCE));
    InstallationLock lock = new InstallationLock(layout);
    if (!lock.tryAcquire()) {
      throw new StartFailure("another launcher holds " + layout.home() + " and does not end");
    }
    List<String> left = Leftovers.end(layout);
    lock.release();
    if (launcher.isEmpty() && left.isEmpty()) {
      console.line("Holdfast was not running (" + layout.home() + ").");
    } else {
      console.line("Holdfast is stopped" + (left.isEmpty() ? "." : ", also " + left + "."));
    }
    return 0;
  }
}
