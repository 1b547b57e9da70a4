// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.process.StartFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands behind {@code ./holdfast}. The first argument is the checkout's folder. */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Console console = new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.exit(run(console, new ArrayList<>(List.of(arguments))));
  }

  private static int run(Console console, List<String> arguments) {
    try {
      Layout layout = Layout.of(Path.of(arguments.removeFirst()));
      String command = arguments.isEmpty() ? "" : arguments.removeFirst();
      return switch (command) {
        case "up" -> new Up(console, layout).run(UpOptions.of(arguments));
        case "down" -> new Down(console, layout).run();
        case "status" -> new Status(console, layout).run();
        case "reset" -> new Reset(console, layout).run(arguments);
        case "token" -> new TokenCommand(console, layout).run(arguments);
        default -> throw new IllegalArgumentException("unknown command: " + command);
      };
    } catch (IllegalArgumentException e) {
      console.line("✗ " + e.getMessage() + "; ./holdfast help tells more");
      return MISUSED;
    } catch (StartFailure e) {
      console.line("");
      console.line("✗ " + e.getMessage());
      return FAILED;
    }
  }
}
