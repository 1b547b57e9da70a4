// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Inputs that have one part of another. */
final class Crossings {

  private static final Instant LATE = Inputs.NOW.minus(Duration.ofDays(1));

  private Crossings() {}

  /** The one with each part of the other, and the one at a later time. */
  static List<AssessmentInput> of(AssessmentInput one, AssessmentInput other) {
    SystemRevision mine = one.revision();
    SystemRevision theirs = other.revision();
    List<AssessmentInput> crossed = new ArrayList<>();
    crossed.add(with(one, with(mine, theirs.profile(), mine)));
    crossed.add(with(one, with(mine, mine.profile(), theirs)));
    crossed.add(with(one, retrained(mine)));
    crossed.add(with(one, changed(mine, Map.of("MODEL_RETRAINED", LATE))));
    crossed.add(with(one, changed(mine, Map.of("CONFIGURATION_CHANGED", LATE))));
    crossed.add(with(one, other.safeguards(), one.evidence(), one.findings(), one.decisions()));
    crossed.add(
        with(one, one.safeguards(), renamed(other.evidence()), one.findings(), one.decisions()));
    crossed.add(with(one, one.safeguards(), one.evidence(), other.findings(), one.decisions()));
    crossed.add(with(one, one.safeguards(), one.evidence(), one.findings(), List.of()));
    for (int days : new int[] {4, 100, 400}) {
      crossed.add(at(one, List.of(), one.asOf().plus(Duration.ofDays(days))));
    }
    for (String kind : List.of("INTENDED_PURPOSE_CHANGED", "NEW_ATTACK_TECHNIQUE")) {
      for (List<String> families : List.of(List.<String>of(), List.of("TF-01", "TF-02"))) {
        Change change = new Change("change", kind, LATE, families, List.of());
        crossed.add(at(one, List.of(change), one.asOf()));
      }
    }
    return crossed;
  }

  /** Evidence never changes: other evidence has another id. */
  private static List<Evidence> renamed(List<Evidence> evidence) {
    return evidence.stream()
        .map(
            each ->
                new Evidence(
                    "other-" + each.id(),
                    each.kind(),
                    each.subjects(),
                    each.outcome(),
                    each.method(),
                    each.collectedAt(),
                    each.receivedAt(),
                    each.validUntil(),
                    each.safeguards(),
                    each.signature(),
                    each.families()))
        .toList();
  }

  private static SystemRevision with(
      SystemRevision revision, Profile profile, SystemRevision architecture) {
    return new SystemRevision(
        revision.systemId(),
        revision.number() + 1,
        profile,
        architecture.zones(),
        architecture.actors(),
        architecture.components(),
        architecture.flows());
  }

  private static SystemRevision retrained(SystemRevision revision) {
    return withComponents(
        revision,
        revision.components().stream()
            .map(
                each ->
                    each.version() == null
                        ? each
                        : new Edit(each)
                            .version(new Version("2", "sha256:other", null, LATE, List.of()))
                            .component())
            .toList());
  }

  private static SystemRevision changed(SystemRevision revision, Map<String, Instant> changes) {
    return withComponents(
        revision,
        revision.components().stream()
            .map(each -> new Edit(each).changes(merged(each.changes(), changes)).component())
            .toList());
  }

  private static Map<String, Instant> merged(
      Map<String, Instant> some, Map<String, Instant> others) {
    Map<String, Instant> merged = new HashMap<>(some);
    merged.putAll(others);
    return merged;
  }

  private static SystemRevision withComponents(
      SystemRevision revision, List<Component> components) {
    return new SystemRevision(
        revision.systemId(),
        revision.number() + 1,
        revision.profile(),
        revision.zones(),
        revision.actors(),
        components,
        revision.flows());
  }

  private static AssessmentInput with(AssessmentInput input, SystemRevision revision) {
    return new AssessmentInput(
        revision,
        input.edition(),
        input.safeguards(),
        input.evidence(),
        input.findings(),
        input.decisions(),
        input.changes(),
        input.policy(),
        input.asOf());
  }

  private static AssessmentInput with(
      AssessmentInput input,
      List<Safeguard> safeguards,
      List<Evidence> evidence,
      List<Finding> findings,
      List<Decision> decisions) {
    return new AssessmentInput(
        input.revision(),
        input.edition(),
        safeguards,
        evidence,
        findings,
        decisions,
        input.changes(),
        input.policy(),
        input.asOf());
  }

  private static AssessmentInput at(AssessmentInput input, List<Change> changes, Instant asOf) {
    return new AssessmentInput(
        input.revision(),
        input.edition(),
        input.safeguards(),
        input.evidence(),
        input.findings(),
        input.decisions(),
        changes,
        input.policy(),
        asOf);
  }
}
