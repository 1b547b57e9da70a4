// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.kit.access.TeamScope;
import io.holdfast.monitoring.event.Alias;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with those of its subjects that are not found yet.
 *
 * @param relieving whether it says that something is well again, or was found to be well
 */
record MatchableEvent(
    UUID id,
    Instant occurredAt,
    Instant receivedAt,
    boolean relieving,
    TeamScope teams,
    List<Subject> subjects) {

  /** Whether an event of a type, of an evaluation with its outcome, says that something is well. */
  static boolean relieves(String type, @Nullable String outcome) {
    return type.endsWith(".resolved") || "PASS".equals(outcome);
  }

  /**
   * A subject in its place in the event.
   *
   * @param waiting whether it was looked for before, and waits
   */
  record Subject(int position, String alias, boolean waiting) {
    List<String> names() {
      return Alias.parse(alias).map(Alias::candidates).orElse(List.of(alias));
    }
  }

  static TeamScope scope(boolean all, String[] teams) {
    return new TeamScope(all, new TreeSet<>(Arrays.asList(teams)));
  }

  /** Whether it is new and names what others, who waited for that name, are still matched for. */
  boolean comesAfter(Set<String> replayed) {
    return subjects.stream()
        .anyMatch(
            subject -> !subject.waiting() && subject.names().stream().anyMatch(replayed::contains));
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    subjects.forEach(subject -> names.addAll(subject.names()));
    return names;
  }
}
