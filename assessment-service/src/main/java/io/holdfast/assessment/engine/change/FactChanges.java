// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Basis;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which facts of the input changed between two assessments. */
final class FactChanges {

  private final Basis from;
  private final Basis to;
  private final List<FactChange> changes = new ArrayList<>();

  private FactChanges(Basis from, Basis to) {
    this.from = from;
    this.to = to;
  }

  static List<FactChange> between(Assessment previous, Assessment current) {
    FactChanges facts = new FactChanges(previous.basis(), current.basis());
    facts.compareHeads();
    facts.compareComponents();
    facts.compareLists();
    facts.findExpiries(previous, current);
    facts.compareDecisions(previous, current);
    return facts.changes;
  }

  private void compareHeads() {
    compare(Kind.METHOD_VERSION, "method", from.methodVersion(), to.methodVersion());
    compare(Kind.EDITION, "edition", from.edition(), to.edition());
    compare(Kind.PURPOSE, "intendedPurpose", from.intendedPurpose(), to.intendedPurpose());
    SortedSet<String> names = new TreeSet<>(from.profile().keySet());
    names.addAll(to.profile().keySet());
    for (String name : names) {
      compare(Kind.PROFILE, name, from.profile().get(name), to.profile().get(name));
    }
    for (Delta<String> line :
        Deltas.between(from.architecture(), to.architecture(), text -> text)) {
      add(Kind.ARCHITECTURE, line.id(), line.from(), line.to());
    }
  }

  private void compare(Kind kind, String id, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      add(kind, id, before, after);
    }
  }

  private void add(Kind kind, String id, @Nullable String before, @Nullable String after) {
    changes.add(new FactChange(kind, id, before, after, null));
  }

  private void compareComponents() {
    for (Delta<Basis.ComponentBasis> delta :
        Deltas.between(from.components(), to.components(), Basis.ComponentBasis::key)) {
      Basis.ComponentBasis before = delta.from();
      Basis.ComponentBasis after = delta.to();
      String versionBefore = before == null ? null : before.version();
      String versionAfter = after == null ? null : after.version();
      if (!Objects.equals(versionBefore, versionAfter)) {
        add(Kind.VERSION, delta.id(), versionBefore, versionAfter);
      }
      if (after != null) {
        Map<String, Instant> known = before == null ? Map.of() : before.changes();
        after
            .changes()
            .forEach(
                (kind, at) -> {
                  if (!at.equals(known.get(kind))) {
                    changes.add(new FactChange(Kind.COMPONENT_CHANGE, delta.id(), null, kind, at));
                  }
                });
      }
    }
  }

  private void compareLists() {
    for (Delta<Basis.ChangeBasis> delta :
        Deltas.between(from.changes(), to.changes(), Basis.ChangeBasis::id)) {
      if (delta.to() != null) {
        Basis.ChangeBasis change = delta.to();
        changes.add(new FactChange(Kind.CHANGE, delta.id(), null, change.kind(), change.at()));
      }
    }
    for (Delta<Basis.FindingBasis> delta :
        Deltas.between(from.findings(), to.findings(), Basis.FindingBasis::id)) {
      String before = delta.from() == null ? null : delta.from().kind();
      String after = delta.to() == null ? null : delta.to().kind();
      add(Kind.FINDING, delta.id(), before, after);
    }
    for (Delta<Basis.SafeguardBasis> delta :
        Deltas.between(from.safeguards(), to.safeguards(), Basis.SafeguardBasis::id)) {
      add(Kind.SAFEGUARD, delta.id(), text(delta.from()), text(delta.to()));
    }
    for (Delta<String> delta : Deltas.between(from.evidence(), to.evidence(), id -> id)) {
      add(Kind.EVIDENCE, delta.id(), delta.from(), delta.to());
    }
  }

  private static @Nullable String text(Basis.@Nullable SafeguardBasis safeguard) {
    return safeguard == null
        ? null
        : safeguard.control()
            + " on "
            + safeguard.scope()
            + (safeguard.implemented() ? " implemented" : " not implemented");
  }

  /** Evidence that time alone ended. */
  private void findExpiries(Assessment previous, Assessment current) {
    Map<String, Invalidity> ended = new TreeMap<>();
    List<EvidenceUse> uses = new ArrayList<>();
    current.safeguards().forEach(safeguard -> uses.addAll(safeguard.evidence()));
    current.requirements().forEach(requirement -> uses.addAll(requirement.evidence()));
    for (EvidenceUse use : uses) {
      Invalidity invalid = use.invalid();
      if (invalid != null && isEndedByTime(invalid, previous.basis().asOf())) {
        ended.put(use.evidence(), invalid);
      }
    }
    ended.forEach(
        (evidence, invalid) ->
            changes.add(
                new FactChange(
                    Kind.EXPIRY, evidence, null, invalid.reason().name(), invalid.at())));
  }

  private static boolean isEndedByTime(Invalidity invalid, Instant since) {
    boolean byTime =
        invalid.reason() == Invalidity.Reason.EXPIRED
            || invalid.reason() == Invalidity.Reason.TOO_OLD;
    return byTime && invalid.at() != null && !invalid.at().isBefore(since);
  }

  private void compareDecisions(Assessment previous, Assessment current) {
    for (Delta<DecisionResult> delta :
        Deltas.between(previous.decisions(), current.decisions(), DecisionResult::id)) {
      String before = delta.from() == null ? null : delta.from().state().name();
      String after = delta.to() == null ? null : delta.to().state().name();
      if (!Objects.equals(before, after)) {
        add(Kind.DECISION, delta.id(), before, after);
      }
    }
  }
}
