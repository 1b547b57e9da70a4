// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.history;

import io.holdfast.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Why somebody does something, as history keeps it. */
public final class Reason {

  private static final int LONGEST = 4000;

  private Reason() {}

  /**
   * A reason that has to be given.
   *
   * @throws Problem invalid, when it is absent, blank or has more than 4,000 characters
   */
  public static String required(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.invalid("/reason", "missing", "a reason is needed");
    }
    if (reason.length() > LONGEST) {
      throw Problem.invalid("/reason", "too-long", "at most " + LONGEST + " characters");
    }
    return reason;
  }

  /** A reason that may be left out; blank is absent. */
  public static @Nullable String optional(@Nullable String reason) {
    return reason == null || reason.isBlank() ? null : required(reason);
  }
}
