// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.InstallationLock;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Leftovers;
import io.holdfast.quickstart.process.Folders;
import java.util.List;

/** Deletes the data of an installation, after asking. The unpacked programs stay. */
final class Reset {

  private static final List<String> DATA =
      List.of(
          "data", "programs/keycloak/data", "logs", "run", "secrets.json", "ports.json", "ready");

  private final Console console;
  private final Layout layout;

  Reset(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run(List<String> options) {
    boolean yes = options.equals(List.of("--yes"));
    if (!yes && !options.isEmpty()) {
      throw new IllegalArgumentException("unknown option in " + options);
    }
    InstallationLock lock = new InstallationLock(layout);
    lock.acquire();
    try {
      if (!yes && !confirmed()) {
        console.line("Nothing was deleted.");
        return 1;
      }
      Leftovers.end(layout);
      DATA.forEach(name -> Folders.delete(layout.home().resolve(name)));
      console.line("Deleted the data in " + layout.home() + ".");
      return 0;
    } finally {
      lock.release();
    }
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
}
