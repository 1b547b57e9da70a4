// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads times as senders write them. */
public final class Times {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private Times() {}

  /** An RFC 3339 time to the microsecond that is stored; absent when it is none. */
  public static @Nullable Instant parse(String text) {
    try {
      Instant instant =
          OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().truncatedTo(ChronoUnit.MICROS);
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
