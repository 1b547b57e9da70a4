// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a list of events is narrowed to.
 *
 * @param connection key or id
 */
record EventFilter(
    @Nullable List<String> states,
    boolean waiting,
    @Nullable String team,
    @Nullable String system,
    @Nullable String type,
    @Nullable String connection) {

  static EventFilter of(
      @Nullable String state,
      @Nullable String team,
      @Nullable String system,
      @Nullable String type,
      @Nullable String connection) {
    return new EventFilter(
        states(state),
        "unmatched".equals(state),
        team,
        system,
        type == null
            ? null
            : Optional.of(type).flatMap(EventType::of).map(EventType::shortName).orElse(type),
        connection);
  }

  private static @Nullable List<String> states(@Nullable String state) {
    return switch (state) {
      case null -> null;
      case "open" ->
          List.of(EventState.ACCEPTED.name(), EventState.OPEN.name(), EventState.PARKED.name());
      case "unmatched" -> null;
      default ->
          List.of(
              EventState.ofShown(state)
                  .map(Enum::name)
                  .orElseThrow(
                      () ->
                          Problem.invalid(
                              "?state",
                              "unknown-value",
                              "state must be one of "
                                  + Arrays.stream(EventState.values())
                                      .map(EventState::shown)
                                      .toList())));
    };
  }
}
