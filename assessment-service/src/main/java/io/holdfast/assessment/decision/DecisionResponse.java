// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision and how it stands.
 *
 * @param state PROPOSED, REJECTED or WITHDRAWN; else what the current assessment says of it:
 *     IN_FORCE or why not; PENDING until an assessment has judged it
 * @param because what made it lapse, or what it covers
 */
@Schema(name = "Decision")
public record DecisionResponse(
    UUID id,
    String system,
    DecisionKind kind,
    String state,
    List<String> because,
    String reason,
    @Nullable Instant until,
    Instant at,
    String author,
    DecisionContent content,
    List<Step> steps) {

  /** An approval, a rejection or a withdrawal. */
  @Schema(name = "DecisionStep")
  public record Step(String step, Instant at, String by, @Nullable String reason) {}
}
