// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import io.holdfast.assessment.evidence.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report says.
 *
 * @param format name of the format
 * @param tool that wrote it, as it calls itself
 * @param runId of the run that it reports
 * @param metrics by stable names; rates are from 0 to 1
 * @param startedAt absent when the report does not say it with a time zone
 * @param finishedAt absent when the report does not say it with a time zone
 * @param notes what people should know of the outcome, most important first
 * @param model what was signed, where the report is a signature
 */
public record Report(
    String format,
    @Nullable String tool,
    @Nullable String version,
    @Nullable String runId,
    Outcome outcome,
    Map<String, Double> metrics,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    List<String> notes,
    @Nullable SignedModel model) {

  /**
   * The model that a signature is about.
   *
   * @param digest over all its files, recomputed; absent when the signature contradicts itself
   */
  public record SignedModel(@Nullable String digest, SignatureCheck check) {}

  /**
   * When the evidence counts as collected: when the run began, because a change during the run
   * makes part of it outdated.
   */
  public @Nullable Instant collectedAt() {
    return startedAt == null ? finishedAt : startedAt;
  }
}
