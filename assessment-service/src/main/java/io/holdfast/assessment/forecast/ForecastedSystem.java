// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.SystemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a draft makes of a system.
 *
 * @param state WAITING, DONE, SKIPPED (retired meanwhile, or without a revision) or FAILED
 * @param asOf the instant that both assessments are for; absent: not assessed
 * @param changed whether a verdict, requirement, scenario or safeguard comes out otherwise
 * @param before verdict per framework under the active edition
 * @param after verdict per framework under the draft
 * @param changes from the active edition to the draft, at the same instant with the same facts
 * @param explained per cause chain of {@code changes.causes}, one sentence per link
 * @param failure why it could not be assessed
 */
@Schema(name = "ForecastedSystem")
public record ForecastedSystem(
    SystemRef system,
    String state,
    @Nullable Long revision,
    @Nullable Instant asOf,
    boolean changed,
    @Nullable Map<String, String> before,
    @Nullable Map<String, String> after,
    @Nullable ChangesView changes,
    List<List<String>> explained,
    @Nullable String failure) {}
