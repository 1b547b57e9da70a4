// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Basis;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that changes of the world ended for the families or requirements that they name
 * (method.md section 4, rule 2). It stays valid for the rest, so that the results alone do not say
 * which it is; what the newer one was computed from does.
 */
final class EndedInPart {

  private final Edition edition;
  private final Map<String, Evidence> evidence;
  private final Map<String, Edition.EvidenceKind> kinds;
  private final List<Change> before;
  private final List<Change> now;

  private EndedInPart(AssessmentInput input, List<Change> before, List<Change> now) {
    edition = input.edition();
    evidence = byId(input.evidence(), Evidence::id);
    kinds = byId(input.edition().evidenceKinds(), Edition.EvidenceKind::id);
    this.before = before;
    this.now = now;
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    return items.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
  }

  /**
   * Per safeguard, evidence and new change what it ended, in this order; nothing without what the
   * current one was computed from.
   */
  static List<EvidenceInvalidated> between(
      Assessment previous, Assessment current, @Nullable AssessmentInput input) {
    if (input == null) {
      return List.of();
    }
    Set<Basis.ChangeBasis> known = new HashSet<>(previous.basis().changes());
    Map<Boolean, List<Change>> isKnown =
        input.changes().stream()
            .filter(change -> !change.families().isEmpty() || !change.requirements().isEmpty())
            .filter(change -> !change.at().isAfter(current.basis().asOf()))
            .sorted(Comparator.comparing(Change::at).thenComparing(Change::id, CodePoints.ORDER))
            .collect(Collectors.partitioningBy(change -> known.contains(basis(change))));
    List<Change> now = Objects.requireNonNull(isKnown.get(false));
    if (now.isEmpty()) {
      return List.of();
    }
    List<Change> before = Objects.requireNonNull(isKnown.get(true));
    return new EndedInPart(input, before, now).between(previous, current);
  }

  private static Basis.ChangeBasis basis(Change change) {
    return new Basis.ChangeBasis(change.id(), change.kind(), change.at());
  }

  private List<EvidenceInvalidated> between(Assessment previous, Assessment current) {
    Map<String, SafeguardResult> known = byId(previous.safeguards(), SafeguardResult::id);
    List<EvidenceInvalidated> ended = new ArrayList<>();
    for (SafeguardResult safeguard : current.safeguards()) {
      SafeguardResult was = known.get(safeguard.id());
      if (was != null) {
        Set<String> valid =
            was.evidence().stream()
                .filter(EvidenceUse::isValid)
                .map(EvidenceUse::evidence)
                .collect(Collectors.toSet());
        safeguard.evidence().stream()
            .filter(use -> use.isValid() && valid.contains(use.evidence()))
            .forEach(use -> addEnded(safeguard, use, ended));
      }
    }
    return ended;
  }

  private void addEnded(SafeguardResult safeguard, EvidenceUse use, List<EvidenceInvalidated> all) {
    Set<String> gone = new HashSet<>();
    before.forEach(change -> gone.addAll(parts(change, use, safeguard.control())));
    for (Change change : now) {
      List<String> parts =
          parts(change, use, safeguard.control()).stream().filter(gone::add).toList();
      if (!parts.isEmpty()) {
        Invalidity reason =
            new Invalidity(Invalidity.Reason.CHANGED_SINCE, null, change.kind(), change.at());
        all.add(
            new EvidenceInvalidated(
                use.evidence(), use.kind(), safeguard.id(), safeguard.control(), reason, parts));
      }
    }
  }

  /**
   * The families against which the control acts, and the requirements that demand it by name or by
   * a family that it does not act against itself.
   */
  private Set<String> parts(Change change, EvidenceUse use, String control) {
    Set<String> parts = new TreeSet<>(CodePoints.ORDER);
    if (!ends(change, evidence.get(use.evidence()), kinds.get(use.kind()))) {
      return parts;
    }
    edition.families().stream()
        .filter(family -> change.families().contains(family.id()))
        .filter(family -> family.controls().contains(control))
        .forEach(family -> parts.add(family.id()));
    List<String> requirements =
        edition.requirements().stream()
            .filter(each -> each.demands().stream().anyMatch(one -> one.contains(control)))
            .filter(
                each ->
                    change.requirements().contains(each.id())
                        || isConcernedBeside(parts, change, each))
            .map(Edition.Requirement::id)
            .toList();
    parts.addAll(requirements);
    return parts;
  }

  private static boolean isConcernedBeside(
      Set<String> families, Change change, Edition.Requirement requirement) {
    List<String> shared =
        change.families().stream().filter(requirement.families()::contains).toList();
    return !shared.isEmpty() && shared.stream().noneMatch(families::contains);
  }

  private static boolean ends(
      Change change, @Nullable Evidence one, Edition.@Nullable EvidenceKind kind) {
    return one != null
        && kind != null
        && kind.invalidatedBy().contains(change.kind())
        && !change.at().isBefore(one.collectedAt());
  }
}
