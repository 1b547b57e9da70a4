// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@code io.holdfast.lifecycle.case-late.v1}: a case needs longer than the objective; told
 * once.
 *
 * @param waitsFor INVENTORY or ASSESSMENT
 */
record CaseLate(
    UUID caseId,
    UUID eventId,
    UUID systemId,
    String systemKey,
    String team,
    List<String> components,
    String waitsFor,
    Instant acceptedAt,
    long objectiveSeconds) {}
