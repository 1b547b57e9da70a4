// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a safeguard stands at an instant, from all that was recorded about it.
 *
 * @param implementedFrom may lie ahead
 * @param retiredAt may lie ahead
 */
public record Standing(
    Status status, @Nullable Instant implementedFrom, @Nullable Instant retiredAt) {

  private static final Standing NOTHING = new Standing(Status.PLANNED, null, null);

  private static final Comparator<StatusRow> ORDER =
      Comparator.comparing(StatusRow::from)
          .thenComparing(StatusRow::recordedAt)
          .thenComparing(StatusRow::id);

  /** Reads the rows in the order in which they hold. */
  public static Standing at(Instant instant, List<StatusRow> rows) {
    Standing standing = NOTHING;
    for (StatusRow row : rows.stream().sorted(ORDER).toList()) {
      standing = standing.then(row, instant);
    }
    return standing;
  }

  private Standing then(StatusRow row, Instant instant) {
    boolean ahead = row.from().isAfter(instant);
    return switch (row.status()) {
      case PLANNED -> ahead ? this : NOTHING;
      case IMPLEMENTED ->
          status == Status.IMPLEMENTED && retiredAt == null
              ? this
              : new Standing(Status.IMPLEMENTED, row.from(), null);
      case RETIRED -> new Standing(ahead ? status : Status.RETIRED, implementedFrom, row.from());
    };
  }
}
