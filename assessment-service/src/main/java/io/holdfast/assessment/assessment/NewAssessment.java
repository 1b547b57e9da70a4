// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assessment to be stored.
 *
 * @param candidate component and version that it was made with, as JSON; absent: live
 * @param resultId the assessment that has the result's text; itself, unless the inputs are those of
 *     an earlier one
 * @param json the result, as canonical JSON in UTF-8; absent where an earlier one has it
 * @param announcement what others were told, as JSON
 * @param triggers what it was made for, as JSON
 * @param seen the transactions that it could see
 */
public record NewAssessment(
    UUID id,
    UUID systemId,
    String kind,
    @Nullable String candidate,
    long revision,
    String documentDigest,
    String edition,
    String editionDigest,
    String methodVersion,
    Instant asOf,
    Instant recordedAt,
    String inputsDigest,
    String resultDigest,
    String regulatoryClass,
    Map<String, String> verdicts,
    @Nullable UUID previousId,
    UUID resultId,
    byte @Nullable [] json,
    @Nullable String changes,
    String announcement,
    String triggers,
    @Nullable Instant nextExpiry,
    String seen) {}
