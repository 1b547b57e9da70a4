// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.engine.result.ConformityRoute;
import io.holdfast.assessment.engine.result.CybersecurityRisk;
import io.holdfast.assessment.engine.result.DataAhead;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.assessment.engine.result.Gap;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.Tolerance;
import io.holdfast.assessment.engine.result.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An assessment, whole: the case for the cybersecurity of a system and what is missing from it; no
 * statement of conformity.
 *
 * @param kind LIVE, or CANDIDATE with another version of a component in its place
 * @param unchanged whether its inputs are those of the assessment {@code resultOf}
 * @param pendingTriggers what has happened since and waits to be assessed
 * @param previous the live assessment before
 * @param cases those that it answers
 * @param cybersecurityRisk beside the class; absent: nobody can do anything to the system
 * @param expiries what the result rests on and time will end, the soonest first
 * @param changes against {@code previous}; absent on the first
 * @param links per kind of fact, and for EVENT, the RFC 6570 template of where it is by its id
 * @param explained per cause chain of {@code changes.causes}, one sentence per link
 */
@Schema(name = "Assessment")
public record AssessmentResponse(
    UUID id,
    SystemRef system,
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
    int pendingTriggers,
    @Nullable UUID previous,
    List<CaseKey> cases,
    JsonNode triggers,
    @JsonProperty("class") RegulatoryClass regulatoryClass,
    @Nullable CybersecurityRisk cybersecurityRisk,
    Tolerance tolerance,
    List<Verdict> verdicts,
    @Nullable ConformityRoute route,
    List<RequirementResult> requirements,
    List<Scenario> scenarios,
    List<NotExposed> notExposed,
    List<SafeguardResult> safeguards,
    List<DecisionResult> decisions,
    List<DataAhead> dataAhead,
    List<Gap> gaps,
    @Nullable IdentityStrength identity,
    @Nullable Instant nextExpiry,
    List<Expiry> expiries,
    @Nullable ChangesView changes,
    List<List<String>> explained,
    Map<String, String> links) {}
