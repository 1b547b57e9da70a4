// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.monitoring.ledger.NewCase.How;
import io.holdfast.monitoring.ledger.NewCase.Match;
import io.holdfast.monitoring.matching.AliasCopies.Found;
import io.holdfast.monitoring.matching.MatchableEvent.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The components that a subject of an event is, system by system: by the registered name itself, or
 * by one from which it follows. Where other components of the system are found too, one found by a
 * name from which it follows is meant perhaps.
 *
 * @param bySystem matches to act on
 * @param doubtful systems in which several components may be meant and none is acted on
 */
record SubjectMatches(Map<UUID, List<Match>> bySystem, Set<UUID> doubtful) {

  /**
   * Matches a subject.
   *
   * @param relieving whether the event says that something is well, which must not be believed of a
   *     component that is perhaps not meant
   */
  static SubjectMatches of(Subject subject, Map<String, List<Found>> byName, boolean relieving) {
    SubjectMatches matches = new SubjectMatches(new LinkedHashMap<>(), new LinkedHashSet<>());
    nearest(subject, byName)
        .forEach(
            (system, found) ->
                found.forEach(
                    (component, nearest) ->
                        matches.add(
                            system, subject, component, nearest, found.size() > 1, relieving)));
    return matches;
  }

  private record Nearest(String name, boolean exact) {}

  /** Per system and component the nearest name: they come with the subject's own first. */
  private static Map<UUID, Map<String, Nearest>> nearest(
      Subject subject, Map<String, List<Found>> byName) {
    Map<UUID, Map<String, Nearest>> all = new LinkedHashMap<>();
    List<String> names = subject.names();
    for (int i = 0; i < names.size(); i++) {
      boolean exact = i == 0;
      for (Found found : byName.getOrDefault(names.get(i), List.of())) {
        all.computeIfAbsent(found.systemId(), id -> new LinkedHashMap<>())
            .putIfAbsent(found.component(), new Nearest(found.alias(), exact));
      }
    }
    return all;
  }

  private void add(
      UUID system,
      Subject subject,
      String component,
      Nearest nearest,
      boolean several,
      boolean relieving) {
    How how = nearest.exact() ? How.EXACT : several ? How.AMBIGUOUS : How.MAPPED;
    if (how == How.AMBIGUOUS && relieving) {
      doubtful.add(system);
    } else {
      bySystem
          .computeIfAbsent(system, id -> new ArrayList<>())
          .add(new Match(component, nearest.name(), how, subject.alias()));
    }
  }

  /** How the subject stands. */
  SubjectState state() {
    return !bySystem.isEmpty()
        ? SubjectState.MATCHED
        : doubtful.isEmpty() ? SubjectState.WAITING : SubjectState.AMBIGUOUS;
  }

  /** States of a subject after it was looked up. */
  enum SubjectState {
    MATCHED,
    /** Nobody has registered it. */
    WAITING,
    /** Of several components any may be meant; it waits for a name that fits one. */
    AMBIGUOUS
  }
}
