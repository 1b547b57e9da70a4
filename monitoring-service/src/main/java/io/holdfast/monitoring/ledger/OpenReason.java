// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is not closed, and what a person might do.
 *
 * @param reason for people
 * @param nextStep absent: wait
 */
record OpenReason(@Nullable String reason, @Nullable String nextStep) {

  private static final OpenReason NONE = new OpenReason(null, null);

  /**
   * Says why.
   *
   * @param waitsFor of the case that is furthest behind: 0 to be told, 1 the inventory, 2 the
   *     assessment; absent: of none
   * @param ambiguous those of the unmatched that fit several components of a system
   * @param exhausted whether its answer was asked for as often as allowed
   */
  static OpenReason of(
      EventState state,
      @Nullable Integer waitsFor,
      boolean late,
      boolean exhausted,
      List<String> unmatched,
      List<String> ambiguous,
      @Nullable String error) {
    return switch (state) {
      case ACCEPTED ->
          new OpenReason(
              late("waits to be matched", late),
              late ? "look at the log of monitoring-service: events are matched in turn" : null);
      case OPEN -> open(waitsFor == null ? 0 : waitsFor, late, exhausted);
      case UNMATCHED -> unmatched(unmatched, ambiguous);
      case PARKED ->
          new OpenReason("matching failed: " + error, "POST …/retry when the cause is gone");
      case UNKNOWN_TYPE ->
          new OpenReason(
              "neither this version nor its connection's mapping knows its type",
              "it is read again after an upgrade; name the type where the mapping lists types, and"
                  + " replay it");
      case IGNORED -> new OpenReason(error, "correct the connection's mapping and replay it");
      case UNMAPPED ->
          new OpenReason(
              "the mapping makes nothing valid of it: " + error,
              "correct the connection's mapping and replay it");
      case EXPIRED ->
          new OpenReason(
              "nobody registered %s in time".formatted(String.join(", ", unmatched)),
              "register one of the names, then POST …/reread");
      case CLOSED, TEST -> NONE;
    };
  }

  private static OpenReason unmatched(List<String> unmatched, List<String> ambiguous) {
    return ambiguous.isEmpty()
        ? new OpenReason(
            "nobody has registered " + String.join(", ", unmatched),
            "register one of the names as an alias of a component")
        : new OpenReason(
            "several components of a system may be meant by %s, so none is taken to be well"
                .formatted(String.join(", ", ambiguous)),
            "register this name as an alias of the component that is meant");
  }

  private static OpenReason open(int waitsFor, boolean late, boolean exhausted) {
    return switch (waitsFor) {
      case 0 ->
          new OpenReason(
              late("waits to be told", late),
              late ? "look at the log of monitoring-service: cases are told in turn" : null);
      case 1 -> answer("inventory", late, exhausted);
      default -> answer("assessment", late, exhausted);
    };
  }

  private static OpenReason answer(String owner, boolean late, boolean exhausted) {
    String inbox = "look at GET /api/v1/operations/%s-service/inbox".formatted(owner);
    String step =
        exhausted
            ? "it was asked for in vain: " + inbox + ", then POST …/reask"
            : late ? inbox + "; it is asked for again by itself" : null;
    return new OpenReason(late("waits for the " + owner + "'s answer", late), step);
  }

  private static String late(String reason, boolean late) {
    return reason + (late ? ", longer than the objective" : "");
  }
}
