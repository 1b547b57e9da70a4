// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When evidence is valid at asOf (method.md section 4, rules 1 to 4; limits inclusive). */
public final class Validity {

  /** These invalidate only for the families or requirements that they name. */
  private static final Set<String> OF_THE_WORLD =
      Set.of("NEW_ATTACK_TECHNIQUE", "LAW_OR_STANDARD_CHANGED", "CATALOGUE_RELEASE");

  private static final String ANY_COMPONENT_CHANGE = "ANY_COMPONENT_CHANGE";

  private final SystemGraph graph;
  private final CatalogueIndex catalogue;
  private final Instant asOf;
  private final List<Change> changes;
  private final CarryOvers carryOvers;
  private final NamingRule naming;
  private final ChangeIndex changeIndex;
  private final Map<String, Judged> forWholeSystem = new HashMap<>();

  public Validity(SystemGraph graph, CatalogueIndex catalogue, AssessmentInput input) {
    this.graph = graph;
    this.catalogue = catalogue;
    asOf = input.asOf();
    changes =
        input.changes().stream()
            .filter(change -> !change.at().isAfter(asOf))
            .sorted(Comparator.comparing(Change::at).thenComparing(Change::id))
            .toList();
    carryOvers = new CarryOvers(graph, input.decisions(), asOf);
    naming = new NamingRule(graph, carryOvers);
    changeIndex = new ChangeIndex(graph, asOf);
  }

  /** Judges evidence for a safeguard that covers this component, or the whole system. */
  Judged judge(Evidence evidence, int scope) {
    if (scope != NamingRule.WHOLE_SYSTEM) {
      return judgeAfresh(evidence, scope);
    }
    Judged known = forWholeSystem.get(evidence.id());
    if (known == null) {
      known = judgeAfresh(evidence, scope);
      forWholeSystem.put(evidence.id(), known);
    }
    return known;
  }

  /** Whether evidence that a declaration rests on is valid for the system. */
  public EvidenceUse forSystem(Evidence evidence) {
    return judge(evidence, NamingRule.WHOLE_SYSTEM).use();
  }

  private Judged judgeAfresh(Evidence evidence, int scope) {
    Edition.EvidenceKind kind = catalogue.evidenceKind(evidence.kind());
    if (kind == null) {
      return invalid(evidence, Invalidity.of(Invalidity.Reason.UNKNOWN_KIND));
    }
    Invalidity inTime = inTime(evidence, kind);
    if (inTime != null) {
      return invalid(evidence, inTime);
    }
    Naming named = naming.check(evidence, kind, scope);
    Invalidity changed = named.isRight() ? changedSince(evidence, kind) : null;
    if (changed != null) {
      return invalid(evidence, changed);
    }
    Invalidity noEffect = named.isRight() ? naming.provesNoEffect(evidence, scope) : null;
    return judged(evidence, named, noEffect, ofTheWorld(evidence, kind));
  }

  private Judged invalid(Evidence evidence, Invalidity reason) {
    return judged(evidence, new Naming(reason, null, null), null, List.of());
  }

  private Judged judged(
      Evidence evidence, Naming named, @Nullable Invalidity noEffect, List<Change> worldChanges) {
    String carryOver = named.carryOver();
    if (carryOver == null && named.isRight()) {
      carryOver = anyCarryOver(evidence);
    }
    EvidenceUse use =
        new EvidenceUse(
            evidence.id(),
            evidence.kind(),
            evidence.outcome(),
            named.invalid(),
            noEffect,
            carryOver,
            named.strength());
    return new Judged(evidence, use, worldChanges);
  }

  private @Nullable String anyCarryOver(Evidence evidence) {
    if (!carryOvers.has(evidence.id())) {
      return null;
    }
    return IntStream.range(0, graph.size())
        .mapToObj(component -> carryOvers.of(evidence.id(), component))
        .flatMap(Stream::ofNullable)
        .map(CarryOvers.Carried::decision)
        .findFirst()
        .orElse(null);
  }

  /** Rule 3. */
  private @Nullable Invalidity inTime(Evidence evidence, Edition.EvidenceKind kind) {
    if (evidence.signature() == Signature.FAILED || evidence.signature() == Signature.UNKNOWN) {
      return Invalidity.of(Invalidity.Reason.SIGNATURE_FAILED);
    }
    if (evidence.collectedAt().isAfter(asOf) || evidence.receivedAt().isAfter(asOf)) {
      return Invalidity.of(Invalidity.Reason.NOT_YET);
    }
    Instant until = evidence.validUntil();
    if (until != null && until.isBefore(asOf)) {
      return new Invalidity(Invalidity.Reason.EXPIRED, null, null, until);
    }
    Instant oldest = tooOldAfter(evidence, kind);
    if (oldest != null && oldest.isBefore(asOf)) {
      return new Invalidity(Invalidity.Reason.TOO_OLD, null, null, oldest);
    }
    return null;
  }

  private static @Nullable Instant tooOldAfter(Evidence evidence, Edition.EvidenceKind kind) {
    Integer days = kind.maxAgeDays();
    return days == null ? null : evidence.collectedAt().plus(Duration.ofDays(days));
  }

  /** Last instant at which time alone leaves the evidence valid; absent: time does not end it. */
  public @Nullable Instant lastInstant(Evidence evidence) {
    Edition.EvidenceKind kind = catalogue.evidenceKind(evidence.kind());
    Instant until = evidence.validUntil();
    Instant oldest = kind == null ? null : tooOldAfter(evidence, kind);
    if (until == null || oldest == null) {
      return until == null ? oldest : until;
    }
    return until.isBefore(oldest) ? until : oldest;
  }

  /** Rule 2, except for what changes of the world say of single families or requirements. */
  private @Nullable Invalidity changedSince(Evidence evidence, Edition.EvidenceKind kind) {
    for (Change change : changes) {
      boolean ofAll =
          !OF_THE_WORLD.contains(change.kind())
              || (change.families().isEmpty() && change.requirements().isEmpty());
      if (ofAll
          && kind.invalidatedBy().contains(change.kind())
          && !change.at().isBefore(evidence.collectedAt())) {
        return new Invalidity(Invalidity.Reason.CHANGED_SINCE, null, change.kind(), change.at());
      }
    }
    boolean byAny = kind.invalidatedBy().contains(ANY_COMPONENT_CHANGE);
    for (String changeKind : changeIndex.kinds()) {
      if (byAny || kind.invalidatedBy().contains(changeKind)) {
        Invalidity invalid = changedSince(evidence, changeKind);
        if (invalid != null) {
          return invalid;
        }
      }
    }
    return null;
  }

  private @Nullable Invalidity changedSince(Evidence evidence, String changeKind) {
    boolean single =
        evidence.subjects().stream().allMatch(Evidence.OfComponent.class::isInstance)
            && !evidence.subjects().isEmpty();
    if (!single && !carryOvers.has(evidence.id())) {
      return since(evidence, changeIndex.anywhere(changeKind));
    }
    IntStream components =
        single
            ? evidence.subjects().stream()
                .mapToInt(subject -> graph.find(((Evidence.OfComponent) subject).component()))
                .filter(node -> node >= 0)
            : changeIndex.components();
    return components
        .mapToObj(component -> sinceAt(evidence, changeKind, component))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Invalidity sinceAt(Evidence evidence, String changeKind, int component) {
    ChangeIndex.Hit hit = changeIndex.at(changeKind, component);
    CarryOvers.Carried carried = carryOvers.of(evidence.id(), component);
    boolean waived = hit != null && carried != null && !hit.at().isAfter(carried.at());
    return waived ? null : since(evidence, hit);
  }

  private @Nullable Invalidity since(Evidence evidence, ChangeIndex.@Nullable Hit hit) {
    if (hit == null || hit.at().isBefore(evidence.collectedAt())) {
      return null;
    }
    String key = graph.component(hit.component()).key();
    return new Invalidity(Invalidity.Reason.CHANGED_SINCE, key, hit.kind(), hit.at());
  }

  private List<Change> ofTheWorld(Evidence evidence, Edition.EvidenceKind kind) {
    return changes.stream()
        .filter(change -> OF_THE_WORLD.contains(change.kind()))
        .filter(change -> kind.invalidatedBy().contains(change.kind()))
        .filter(change -> !change.at().isBefore(evidence.collectedAt()))
        .toList();
  }
}
