// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Safeguard;
import java.time.Instant;

/** Whether a safeguard is implemented at asOf (method.md section 4, status with dates). */
public final class Implementation {

  private Implementation() {}

  public static boolean isImplemented(Safeguard safeguard, Instant asOf) {
    Instant from = safeguard.implementedFrom();
    Instant retired = safeguard.retiredAt();
    boolean begun = from == null || !from.isAfter(asOf);
    boolean ended = retired != null && !retired.isAfter(asOf);
    return switch (safeguard.status()) {
      case IMPLEMENTED -> begun && !ended;
      case RETIRED -> from != null && begun && retired != null && !ended;
      case PLANNED, UNKNOWN -> false;
    };
  }

  /** Whether it was there before the instant; one without a date was. */
  public static boolean isOlderThan(Safeguard safeguard, Instant instant) {
    return safeguard.implementedFrom() == null || safeguard.implementedFrom().isBefore(instant);
  }
}
