// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an event stands. People read it in lower case with hyphens. */
public enum EventState {
  /** Kept; its subjects are not looked up yet. */
  ACCEPTED,
  /** Cases wait for their answers. */
  OPEN,
  /** Every case is answered. */
  CLOSED,
  /** Nobody has registered what it is about. */
  UNMATCHED,
  /** It cannot be matched; an operator has to look. */
  PARKED,
  /** A type that this version does not know. */
  UNKNOWN_TYPE,
  /** A known type that means nothing under its connection's mapping. */
  IGNORED,
  /** Its connection's mapping makes nothing valid of it. */
  UNMAPPED,
  /** A trial of a sender. */
  TEST,
  /** It waited for its subjects longer than unmatched events are kept. */
  EXPIRED;

  /** Whether an event can be read again, as nobody was told of it yet. */
  public boolean isReadAgain() {
    return switch (this) {
      case UNMATCHED, UNKNOWN_TYPE, IGNORED, UNMAPPED, EXPIRED -> true;
      case ACCEPTED, OPEN, CLOSED, PARKED, TEST -> false;
    };
  }

  public String shown() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<EventState> ofShown(String text) {
    return Arrays.stream(values()).filter(state -> state.shown().equals(text)).findFirst();
  }
}
