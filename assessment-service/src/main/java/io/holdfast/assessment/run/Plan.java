// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.inputs.CandidateTarget;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.RevisionCopy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which assessments a run makes, and what each is made for.
 *
 * @param live triggers of the live assessment; also cases on a version that has become the current
 *     one in the meantime
 */
record Plan(List<Snapshot.Trigger> live, List<WithCandidate> candidates) {

  /** An assessment with another version in place; without triggers: only where it differs. */
  record WithCandidate(CandidateTarget target, List<Snapshot.Trigger> triggers) {}

  static Plan of(Snapshot snapshot, RevisionCopy today) {
    List<Snapshot.Trigger> live = new ArrayList<>();
    Map<String, WithCandidate> candidates = new LinkedHashMap<>();
    for (Snapshot.Trigger trigger : snapshot.triggers()) {
      Optional<CandidateTarget> target =
          trigger.candidate() == null
              ? Optional.empty()
              : CandidateTarget.of(
                  trigger.candidate(),
                  Objects.requireNonNullElse(trigger.revision(), today.number()),
                  today);
      if (target.isEmpty()) {
        live.add(trigger);
      } else {
        WithCandidate planned =
            candidates.computeIfAbsent(
                target.get().key(), key -> new WithCandidate(target.get(), new ArrayList<>()));
        planned.triggers().add(trigger);
      }
    }
    if (!live.isEmpty()) {
      newestPerComponent(snapshot)
          .forEach(
              candidate ->
                  CandidateTarget.of(candidate.body(), candidate.revision(), today)
                      .ifPresent(
                          target ->
                              candidates.putIfAbsent(
                                  target.key(), new WithCandidate(target, List.of()))));
    }
    return new Plan(live, List.copyOf(candidates.values()));
  }

  private static List<Snapshot.Candidate> newestPerComponent(Snapshot snapshot) {
    Map<String, Snapshot.Candidate> newest = new LinkedHashMap<>();
    for (Snapshot.Candidate candidate : snapshot.candidates()) {
      newest.merge(
          candidate.component(),
          candidate,
          (one, other) -> one.updatedAt().isAfter(other.updatedAt()) ? one : other);
    }
    return List.copyOf(newest.values());
  }
}
