// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Java programs are run here: by this very JDK, small. */
final class JavaCommand {

  private JavaCommand() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A command with flags for a quick start and little memory. */
  static List<String> small(int heapMegabytes, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of(
            "-Xms32m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC"));
    command.addAll(List.of(arguments));
    return command;
  }
}
