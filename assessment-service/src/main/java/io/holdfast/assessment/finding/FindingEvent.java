// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.finding;

import io.holdfast.assessment.upstream.VersionRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding that opened or closed on a component.
 *
 * @param key with component and kind: which finding it is
 * @param at when it opened or closed
 * @param wasCurrent whether the version it speaks of was the current one when it was received, or
 *     it speaks of none
 */
public record FindingEvent(
    UUID systemId,
    String component,
    String key,
    String kind,
    Action action,
    Instant at,
    boolean wasCurrent,
    VersionRef version,
    @Nullable String severity,
    boolean exploitable,
    @Nullable String title,
    @Nullable String reference,
    String caseId,
    String eventId) {

  /** What happened to it. */
  public enum Action {
    OPENED,
    CLOSED
  }
}
