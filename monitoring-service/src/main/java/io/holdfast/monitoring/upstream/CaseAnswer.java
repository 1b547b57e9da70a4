// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the assessment answers to cases.
 *
 * @param type the event's type
 * @param answer ASSESSED or NOT_ASSESSED
 * @param at when it was recorded there
 */
public record CaseAnswer(
    String type,
    String answer,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Long revision,
    @Nullable String assessmentId,
    @Nullable String assessmentKind,
    @Nullable JsonNode verdictBefore,
    @Nullable JsonNode verdictAfter,
    @Nullable JsonNode changes,
    Instant at) {}
