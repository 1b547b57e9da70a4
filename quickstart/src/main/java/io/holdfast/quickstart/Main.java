// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.StartFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands behind {@code ./holdfast}. The first argument is the checkout's folder. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Console console =
        new Console(new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8));
    int status;
    try {
      status = run(console, new ArrayList<>(List.of(arguments)));
    } catch (StartFailure | IllegalArgumentException e) {
      console.line("");
      console.line("✗ " + e.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private static int run(Console console, List<String> arguments) {
    Layout layout = Layout.of(Path.of(arguments.removeFirst()));
    Ports ports = Ports.fromEnvironment();
    String command = arguments.isEmpty() ? "help" : arguments.removeFirst();
    return switch (command) {
      case "up" -> new Up(console, layout, ports).run(arguments);
      case "down" -> new Down(console, layout).run();
      case "status" -> new Status(console, layout).run();
      case "reset" -> new Reset(console, layout).run(arguments.contains("--yes"));
      case "token" -> new TokenCommand(console, layout, ports).run(arguments);
      default ->
          throw new IllegalArgumentException(
              "unknown command " + command + "; ./holdfast help lists them");
    };
  }
}
