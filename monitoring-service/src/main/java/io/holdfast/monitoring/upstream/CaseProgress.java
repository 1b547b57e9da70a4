// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the inventory answers to a case; the assessment answers it for good. */
public record CaseProgress(
    UUID caseId,
    String type,
    String answer,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Long revision,
    Instant at) {}
