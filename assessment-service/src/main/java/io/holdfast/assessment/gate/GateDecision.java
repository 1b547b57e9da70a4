// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.upstream.VersionRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version of a component may go into a system now.
 *
 * @param standing LIVE: it is the current one; CANDIDATE: it was assessed in the other's place;
 *     absent: it is not known
 * @param assessment that the decision rests on; absent: there is none
 * @param verdicts of that assessment, per framework
 * @param reasons why it is not ALLOW; none: it is
 */
@Schema(name = "GateDecision")
public record GateDecision(
    Outcome decision,
    SystemRef system,
    String component,
    VersionRef version,
    Instant decidedAt,
    @Nullable Standing standing,
    @Nullable UUID assessment,
    @Nullable Long revision,
    @Nullable String edition,
    Map<String, String> verdicts,
    GatePolicy policy,
    List<GateReason> reasons) {

  /** The answers. */
  @Schema(name = "GateOutcome")
  public enum Outcome {
    ALLOW,
    DENY,
    UNKNOWN
  }

  /** How a version stands. */
  @Schema(name = "GateStanding")
  public enum Standing {
    LIVE,
    CANDIDATE
  }

  /**
   * Why.
   *
   * @param detail for people
   * @param facts by id
   */
  @Schema(name = "GateReason")
  public record GateReason(String code, String detail, List<Fact> facts) {}

  /** Whether waiting can change it: something is on its way that has not been assessed. */
  boolean mayStillChange() {
    return decision == Outcome.UNKNOWN;
  }
}
