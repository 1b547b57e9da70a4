// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.answer.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assessment in a list. */
@Schema(name = "AssessmentSummary")
public record AssessmentSummary(
    UUID id,
    String kind,
    @Nullable JsonNode candidate,
    long revision,
    String edition,
    String methodVersion,
    Instant asOf,
    Instant recordedAt,
    String inputsDigest,
    String resultDigest,
    boolean unchanged,
    UUID resultOf,
    @Nullable UUID previous,
    @JsonProperty("class") String regulatoryClass,
    Map<String, String> verdicts,
    JsonNode triggers,
    List<CaseKey> cases,
    Changes changes) {}
