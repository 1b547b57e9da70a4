// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as it was received.
 *
 * @param system key of the AI system; absent: about the whole organisation
 * @param caseId the case that brought it
 * @param report that it was read from; its bytes are at {@code /content}
 */
@Schema(name = "Evidence")
public record EvidenceResponse(
    UUID id,
    @Nullable String system,
    boolean organisation,
    String kind,
    List<Subject> subjects,
    String outcome,
    String method,
    Instant collectedAt,
    Instant receivedAt,
    @Nullable Instant validUntil,
    String digest,
    String producer,
    @Nullable String collector,
    Map<String, Double> metrics,
    List<String> safeguards,
    @Nullable String summary,
    @Nullable String caseId,
    @Nullable String eventId,
    @Nullable EvidenceReport report) {}
