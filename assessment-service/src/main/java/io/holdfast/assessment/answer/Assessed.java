// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@value #TYPE}: a system was assessed.
 *
 * @param kind LIVE, or CANDIDATE with another version of a component in its place
 * @param cases those that this assessment answers; may be none
 * @param unchanged whether the inputs are those of an earlier assessment
 * @param verdicts per framework
 * @param previous the live assessment before
 */
public record Assessed(
    UUID systemId,
    String systemKey,
    String team,
    UUID assessmentId,
    String kind,
    @Nullable Candidate candidate,
    List<CaseKey> cases,
    long revision,
    String edition,
    String methodVersion,
    String inputsDigest,
    String resultDigest,
    Instant asOf,
    Instant recordedAt,
    boolean unchanged,
    Map<String, String> verdicts,
    @Nullable Previous previous,
    Changes changes) {

  public static final String TYPE = "io.holdfast.assessment.assessed.v1";

  /** A version that is not current. */
  public record Candidate(String component, JsonNode version) {}

  /** The live assessment before. */
  public record Previous(UUID assessmentId, Map<String, String> verdicts) {}

  Assessed withCases(List<CaseKey> answered) {
    return new Assessed(
        systemId,
        systemKey,
        team,
        assessmentId,
        kind,
        candidate,
        List.copyOf(answered),
        revision,
        edition,
        methodVersion,
        inputsDigest,
        resultDigest,
        asOf,
        recordedAt,
        unchanged,
        verdicts,
        previous,
        changes);
  }

  Assessed asRepublished() {
    return new Assessed(
        systemId,
        systemKey,
        team,
        assessmentId,
        kind,
        candidate,
        List.of(),
        revision,
        edition,
        methodVersion,
        inputsDigest,
        resultDigest,
        asOf,
        recordedAt,
        true,
        verdicts,
        previous,
        Changes.NONE);
  }
}
