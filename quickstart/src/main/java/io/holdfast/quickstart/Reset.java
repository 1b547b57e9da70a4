// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes the data of an installation, after asking. */
final class Reset {

  private final Console console;
  private final Layout layout;

  Reset(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run(boolean yes) {
    boolean running =
        ProcessRecord.readAll(layout.run()).stream().anyMatch(r -> r.alive().isPresent());
    if (running) {
      throw new StartFailure("Holdfast is running; ./holdfast down stops it");
    }
    if (!yes && !confirmed()) {
      console.line("Nothing was deleted.");
      return 1;
    }
    for (String name : List.of("data", "logs", "run", "secrets.json", "lock", "ready")) {
      delete(layout.home().resolve(name));
    }
    console.line("Deleted the data in " + layout.home() + ".");
    return 0;
  }

  private boolean confirmed() {
    java.io.Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      console.line("Say --yes to delete all data in " + layout.home() + " without being asked.");
      return false;
    }
    String answer =
        terminal.readLine("Delete all data of Holdfast in %s? Type yes: ", layout.home());
    return "yes".equals(answer);
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new StartFailure("could not delete " + path + ": " + e.getMessage(), e);
    }
  }
}
