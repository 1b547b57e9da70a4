// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason to assess a system.
 *
 * @param caseId the case that the run answers
 * @param ref id of what changed: a safeguard, evidence, an edition
 * @param candidate of a case on a version that is not current: the component, the version and the
 *     document with it in place
 * @param revision the revision that the candidate's document was made of
 */
public record Trigger(
    Kind kind,
    UUID systemId,
    @Nullable String caseId,
    @Nullable String eventId,
    @Nullable String ref,
    @Nullable JsonNode candidate,
    @Nullable Long revision) {

  /** What happened. */
  public enum Kind {
    CASE(0),
    REVISION(0),
    STATE(0),
    SAFEGUARD(0),
    EVIDENCE(0),
    DECISION(0),
    REBASELINE(1),
    ORGANISATION_SAFEGUARD(1),
    ORGANISATION_EVIDENCE(1),
    EDITION(1),
    WORLD(1),
    METHOD(1),
    EXPIRY(1);

    private final int priority;

    Kind(int priority) {
      this.priority = priority;
    }

    /** 0 before 1: people and events before what concerns many systems. */
    public int priority() {
      return priority;
    }
  }

  /** Something changed that no case brought. */
  public static Trigger of(Kind kind, UUID systemId, @Nullable Object ref) {
    return new Trigger(kind, systemId, null, null, ref == null ? null : ref.toString(), null, null);
  }
}
