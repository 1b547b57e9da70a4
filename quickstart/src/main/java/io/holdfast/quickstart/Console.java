// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the launcher says. */
public final class Console {

  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  public synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  public void title(String text) {
    line("");
    line(text);
  }

  /** Something is done, and took so long. */
  public void done(String what, Duration took) {
    line("  ✓ %-28s %8s".formatted(what, seconds(took)));
  }

  public static String seconds(Duration duration) {
    return duration.toMillis() < 1000
        ? duration.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
