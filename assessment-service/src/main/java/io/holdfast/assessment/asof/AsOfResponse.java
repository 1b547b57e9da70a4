// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.asof;

import io.holdfast.assessment.assessment.ResultView;
import io.holdfast.assessment.assessment.SystemRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An assessment made again for a past instant.
 *
 * @param asOf the instant that it is for
 * @param knownAt what was recorded until then is what it knows
 * @param inputsDigest over everything but the instant
 * @param resultDigest over the result's canonical JSON
 * @param stored the live assessment that was recorded last by then; absent: none was
 */
@Schema(name = "AssessmentAsOf")
public record AsOfResponse(
    SystemRef system,
    Instant asOf,
    Instant knownAt,
    long revision,
    String edition,
    String methodVersion,
    String inputsDigest,
    String resultDigest,
    @Nullable Stored stored,
    ResultView result) {

  /**
   * What was stored.
   *
   * @param sameInputs whether it was made of the same inputs
   * @param sameResult whether its result is the same, byte by byte; only where it is for the same
   *     instant and of the same method version
   */
  @Schema(name = "StoredAssessment")
  public record Stored(
      UUID id,
      Instant asOf,
      String methodVersion,
      String inputsDigest,
      String resultDigest,
      boolean sameInputs,
      boolean sameResult) {}
}
