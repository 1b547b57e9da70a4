// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what a failure of the database means to the client. */
final class DatabaseFailures {

  /** SQLSTATE classes of a database that is away, and of locks and deadlocks. */
  private static final Set<String> NOT_NOW = Set.of("08", "40", "53", "55", "57");

  /** Text with U+0000, as text and inside jsonb. */
  private static final Set<String> BAD_TEXT = Set.of("22021", "22P05");

  private DatabaseFailures() {}

  /** "Not now" rather than a fault of this service. */
  static boolean isNotNow(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLTransientException
                    || state(cause).length() >= 2 && NOT_NOW.contains(state(cause).substring(0, 2))
                    || cause instanceof SQLException
                        && String.valueOf(cause.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("acquisition timeout"));
  }

  /** The request carries a character that PostgreSQL does not keep. */
  static boolean isBadText(Throwable failure) {
    return causes(failure).anyMatch(cause -> BAD_TEXT.contains(state(cause)));
  }

  private static String state(Throwable cause) {
    return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
  }
}
