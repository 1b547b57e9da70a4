// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Rules;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection and how it goes.
 *
 * @param origin API or FILE: who keeps the declaration
 * @param state ACTIVE, DISABLED, RETIRED
 * @param health NEVER_HEARD, TESTED, CONNECTED, REFUSING (deliveries are refused, and none was
 *     taken for an hour or ever), SILENT, OFF
 * @param nextStep what a person might do; absent when all is well
 * @param notClosed events of the last 30 days that have not come to their end
 * @param deliverTo path to which the sender posts
 * @param refusals the latest, the newest first; in the list of connections none
 */
public record ConnectionResponse(
    UUID id,
    String key,
    String name,
    String team,
    String kind,
    String origin,
    String state,
    String health,
    @Nullable String nextStep,
    Proof proof,
    @Nullable String tokenHeader,
    @Nullable List<String> speaksFor,
    @Nullable String silenceAfter,
    @Nullable Rules mapping,
    List<SecretShown> secrets,
    ActivityShown activity,
    NotClosedShown notClosed,
    List<RefusalShown> refusals,
    String deliverTo,
    Instant createdAt,
    Instant changedAt) {

  /**
   * A secret in force; the secret itself is never shown.
   *
   * @param endsAt when it is no longer taken; absent: it is the current one
   */
  public record SecretShown(UUID id, Instant createdAt, @Nullable Instant endsAt) {}

  /**
   * What came so far.
   *
   * @param lagMillis how long after it happened the last event came
   * @param lastHour events of the last hour, repetitions not counted
   * @param refusedInARow refusals since the last delivery that was taken; at most 50 are counted
   * @param refusedFor why the last one was refused; absent: none ever was
   */
  public record ActivityShown(
      @Nullable Instant lastEventAt,
      @Nullable Instant lastTestAt,
      @Nullable Instant lastRefusedAt,
      @Nullable Instant silentSince,
      @Nullable Long lagMillis,
      long lastHour,
      long lastDay,
      long accepted,
      long duplicates,
      long ignored,
      long tests,
      long refused,
      long refusedInARow,
      @Nullable String refusedFor) {}

  /**
   * Numbers of events by why they are not closed.
   *
   * @param open waits for an answer of inventory or assessment
   * @param parked could not be matched
   * @param unmatched is about something that nobody has registered
   * @param unmapped the mapping makes nothing valid of it
   */
  public record NotClosedShown(long open, long parked, long unmatched, long unmapped) {}

  /** A delivery, or an event of one, that was not taken. */
  public record RefusalShown(Instant at, int status, String reason, String detail) {}
}
