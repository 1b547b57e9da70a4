// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why evidence is not valid (method.md section 4, rules 1 to 3).
 *
 * @param component where it shows
 * @param change kind of the change
 * @param at time of the change, or last instant of validity
 */
public record Invalidity(
    Reason reason, @Nullable String component, @Nullable String change, @Nullable Instant at) {

  /** The reasons. */
  public enum Reason {
    UNKNOWN_KIND,
    SIGNATURE_FAILED,
    NOT_YET,
    EXPIRED,
    TOO_OLD,
    IDENTITY_NOT_CURRENT,
    DATA_NOT_CURRENT,
    NAMES_NO_COMPONENT,
    CHANGED_SINCE
  }

  public static Invalidity of(Reason reason) {
    return new Invalidity(reason, null, null, null);
  }
}
