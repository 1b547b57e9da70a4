// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The normalised event that a case carries; the fields that are used here. */
public record LifecycleEvent(
    @Nullable String id,
    String type,
    @Nullable String source,
    @Nullable String originId,
    @Nullable Instant occurredAt,
    @Nullable Instant receivedAt,
    boolean immutableVersions,
    @Nullable Sender actor,
    List<Subject> subjects,
    List<SystemDocument.DataRef> trainedOn,
    @Nullable Finding finding,
    @Nullable Evaluation evaluation) {

  public LifecycleEvent {
    subjects = Lists.orEmpty(subjects);
    trainedOn = Lists.orEmpty(trainedOn);
  }

  /** Who sent it. */
  public record Sender(
      @Nullable String issuer, @Nullable String subject, @Nullable String client) {}

  /** What it is about, as the sender names it. */
  public record Subject(String alias, @Nullable String version, @Nullable String digest) {}

  /** Something wrong that was found, or that is over. */
  public record Finding(
      @Nullable String key,
      @Nullable String severity,
      boolean exploitable,
      @Nullable String title,
      @Nullable String reference) {}

  /** What an evaluation showed. */
  public record Evaluation(
      @Nullable String kind,
      @Nullable String outcome,
      @Nullable String method,
      @Nullable Instant collectedAt,
      @Nullable String reportDigest,
      @Nullable String producer,
      @Nullable Map<String, Double> metrics,
      List<String> safeguards,
      @Nullable Instant validUntil,
      @Nullable String summary) {
    public Evaluation {
      safeguards = Lists.orEmpty(safeguards);
    }
  }

  /** When it happened, as far as it says. */
  public Instant at(Instant otherwise) {
    if (occurredAt != null) {
      return occurredAt;
    }
    return receivedAt == null ? otherwise : receivedAt;
  }
}
