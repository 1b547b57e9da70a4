// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.finding;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line by which a finding opened or closed. Which are open follows from the order of {@code at}.
 *
 * @param id by which reasons name the finding that it opened
 * @param findingKey what tells findings of a kind on a component apart
 * @param action OPENED or CLOSED
 * @param at when it happened
 * @param wasCurrent whether it spoke of the version that was the current one
 * @param caseId the case that brought it
 * @param eventId the lifecycle event of that case, in the monitoring-service
 */
@Schema(name = "Finding")
public record FindingResponse(
    String id,
    String component,
    String findingKey,
    String kind,
    String action,
    Instant at,
    Instant recordedAt,
    boolean wasCurrent,
    @Nullable String label,
    @Nullable String digest,
    @Nullable String registry,
    @Nullable String severity,
    boolean exploitable,
    @Nullable String title,
    @Nullable String reference,
    String caseId,
    String eventId) {}
