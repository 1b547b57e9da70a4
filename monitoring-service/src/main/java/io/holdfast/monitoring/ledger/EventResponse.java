// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event and the loop so far.
 *
 * @param type short name of a known type, else the CloudEvents type
 * @param source who says so
 * @param connection key of the connection over which it came; absent: its poster is known by a
 *     token
 * @param originId the id that the source gave
 * @param unmatched subjects that nobody has registered yet
 * @param event the normalised event; absent when its type is not known
 * @param error why it is parked, means nothing or cannot be mapped
 * @param reason why it is not closed
 * @param nextStep what a person might do; absent: nothing but wait
 * @param durationMs accepted to closed
 */
public record EventResponse(
    UUID id,
    String type,
    String source,
    @Nullable String connection,
    String originId,
    Instant occurredAt,
    Instant receivedAt,
    String state,
    boolean late,
    List<CaseResponse> cases,
    List<String> unmatched,
    @Nullable JsonNode event,
    @Nullable String error,
    @Nullable String reason,
    @Nullable String nextStep,
    @Nullable Instant closedAt,
    @Nullable Long durationMs,
    Links links) {

  /** Where more is found. */
  public record Links(String self, String raw) {
    static Links of(UUID id) {
      return new Links("/api/v1/events/" + id, "/api/v1/events/" + id + "/raw");
    }
  }

  /**
   * One event for one system.
   *
   * @param matches which name led to which component, and how surely
   * @param state OPEN; REVISED when the inventory has answered; CLOSED
   * @param late whether it needs, or needed, longer than the objective
   * @param answer ASSESSED or NOT_ASSESSED
   * @param reason why it was not assessed
   * @param changes what the assessment says has changed
   * @param reasked how often its answer was asked for again
   */
  public record CaseResponse(
      UUID caseId,
      TouchedSystem system,
      List<String> components,
      List<NewCase.Match> matches,
      String state,
      boolean late,
      @Nullable InventoryAnswer inventory,
      @Nullable Long revision,
      @Nullable String answer,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable String assessmentId,
      @Nullable String assessmentKind,
      @Nullable JsonNode verdictBefore,
      @Nullable JsonNode verdictAfter,
      @Nullable JsonNode changes,
      int reasked,
      Times times,
      Durations durationsMs) {

    boolean notClosed() {
      return times.closed() == null;
    }
  }

  /** The AI system. */
  public record TouchedSystem(UUID id, String key, String team) {}

  /** What the inventory said. */
  public record InventoryAnswer(String answer, @Nullable String reason, @Nullable String detail) {}

  /** When each step was done. */
  public record Times(
      Instant accepted,
      @Nullable Instant published,
      @Nullable Instant revised,
      @Nullable Instant assessed,
      @Nullable Instant closed) {}

  /** Milliseconds from accepted to each step. */
  public record Durations(
      @Nullable Long published,
      @Nullable Long revised,
      @Nullable Long assessed,
      @Nullable Long closed) {}
}
