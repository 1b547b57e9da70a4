// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as it travels the whole chain, untouched.
 *
 * @param type short name of the type, such as {@code model.trained}
 * @param source who says so, as it calls itself
 * @param originId the id that the source gave
 * @param connection the configured sender; absent when posted directly
 * @param immutableVersions whether a version of this sender names the same bytes for ever
 * @param data whatever else the sender wrote into the event's data
 */
public record NormalisedEvent(
    UUID id,
    String type,
    String source,
    String originId,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String connection,
    boolean immutableVersions,
    Actor actor,
    List<Subject> subjects,
    @Nullable String environment,
    @Nullable List<TrainedOn> trainedOn,
    @Nullable String method,
    @Nullable Change change,
    @Nullable Finding finding,
    @Nullable Evaluation evaluation,
    @Nullable JsonNode data) {

  /** Whose token brought it. Names of persons are not here. */
  public record Actor(String issuer, String subject, @Nullable String client) {}

  /** What it is about. */
  public record Subject(
      String alias, @Nullable String kind, @Nullable String version, @Nullable String digest) {}

  /** Data that a version was trained on. */
  public record TrainedOn(String alias, @Nullable String version, @Nullable String digest) {}

  /** What kind of change it was. */
  public record Change(String kind, @Nullable String summary) {}

  /** Something that was found, or found to be gone. */
  public record Finding(
      String key,
      @Nullable String severity,
      @Nullable Boolean exploitable,
      @Nullable String title,
      @Nullable String reference) {}

  /** The result of an evaluation, which becomes evidence. */
  public record Evaluation(
      String kind,
      String outcome,
      String method,
      Instant collectedAt,
      String reportDigest,
      @Nullable String producer,
      @Nullable Map<String, Double> metrics,
      @Nullable List<String> safeguards,
      @Nullable Instant validUntil,
      @Nullable String summary) {}
}
