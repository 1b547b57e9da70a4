// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.ResultView;
import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.result.CybersecurityRisk;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the system would stand; nothing of it is stored.
 *
 * @param asOf the instant that it is for
 * @param revision the current one, which the request started from
 * @param cybersecurityRisk absent: nobody could do anything to the system
 * @param changes against the system as it is now
 * @param explained per cause chain of {@code changes.causes}, one sentence per link
 */
@Schema(name = "WhatIf")
public record WhatIfResponse(
    SystemRef system,
    Instant asOf,
    long revision,
    String edition,
    String methodVersion,
    String inputsDigest,
    @Nullable CybersecurityRisk cybersecurityRisk,
    ChangesView changes,
    List<List<String>> explained,
    ResultView result) {}
