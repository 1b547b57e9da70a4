// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells "not now" (database away, lock or deadlock) from a fault of this service. */
final class Unavailability {

  private static final Set<String> NOT_NOW = Set.of("08", "40", "53", "55", "57");

  private Unavailability() {}

  static boolean isCauseOf(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLTransientException
          || (cause instanceof SQLException sql
              && sql.getSQLState() != null
              && sql.getSQLState().length() >= 2
              && NOT_NOW.contains(sql.getSQLState().substring(0, 2)))
          || (cause instanceof SQLException sql
              && String.valueOf(sql.getMessage()).contains("Acquisition timeout"))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
