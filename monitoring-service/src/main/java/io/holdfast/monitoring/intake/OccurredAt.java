// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.monitoring.event.Times;
import io.holdfast.monitoring.sender.SentEvent;
import java.time.Duration;
import java.time.Instant;

/** When an event happened, as far as its sender is believed. */
final class OccurredAt {

  /** How far ahead of this clock a sender's may run. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private OccurredAt() {}

  /** The event's time; the time of receipt when it says none, or none that can be. */
  static Instant of(SentEvent event, Instant receivedAt) {
    String said = event.time();
    if (said == null) {
      return receivedAt;
    }
    String pointer = event.pointers().time();
    Instant time = Times.parse(said);
    if (time == null) {
      event.violations().add(pointer, "bad-time", "time is not an RFC 3339 time of this era");
      return receivedAt;
    }
    if (time.isAfter(receivedAt.plus(AHEAD))) {
      event
          .violations()
          .addImpossible(
              pointer,
              "in-the-future",
              "time lies more than 5 minutes ahead of this clock, " + receivedAt);
      return receivedAt;
    }
    return time;
  }
}
