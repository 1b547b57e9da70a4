// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java programs are run here: by this very JDK, small, and found again by their mark. */
final class JavaCommand {

  private static final int INITIAL_HEAP_MEGABYTES = 32;

  private JavaCommand() {}

  /** A part of the command line that names the process and its installation. */
  static String mark(String name, Path home) {
    return "-Dholdfast.part=" + name + "@" + home;
  }

  /** A command with flags for a quick start and little memory. */
  static List<String> small(int heapMegabytes, String mark, String... arguments) {
    return of(heapMegabytes, true, mark, arguments);
  }

  /**
   * A command.
   *
   * @param quickStart as {@link Sizing#quickStart}
   */
  static List<String> of(int heapMegabytes, boolean quickStart, String mark, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark);
    command.addAll(
        List.of(
            "-Xms" + (quickStart ? INITIAL_HEAP_MEGABYTES : heapMegabytes) + "m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=" + (quickStart ? 1 : 4),
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC"));
    command.addAll(List.of(arguments));
    return command;
  }
}
