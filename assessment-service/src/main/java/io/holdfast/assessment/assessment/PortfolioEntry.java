// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An AI system and how it stands.
 *
 * @param assessmentId absent: not assessed yet
 * @param verdicts per framework
 * @param lastChange when the result became another one
 * @param pendingTriggers what has happened since and waits to be assessed
 */
@Schema(name = "PortfolioEntry")
public record PortfolioEntry(
    SystemRef system,
    @Nullable UUID assessmentId,
    @JsonProperty("class") @Nullable String regulatoryClass,
    Map<String, String> verdicts,
    @Nullable Long revision,
    @Nullable String edition,
    @Nullable Instant asOf,
    @Nullable Instant lastChange,
    int pendingTriggers) {}
