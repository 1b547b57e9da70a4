// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two assessments of a system (method.md section 7), and why. Applied to the
 * previous one it gives the current one.
 */
public record Difference(
    Results results,
    List<FactChange> facts,
    List<EvidenceInvalidated> evidenceInvalidated,
    List<SafeguardChange> safeguardsUncredited,
    List<SafeguardChange> safeguardsCredited,
    List<ScenarioChange> scenariosWorse,
    List<ScenarioChange> scenariosBetter,
    List<RequirementChange> requirements,
    List<RequirementChange> verdicts,
    List<Cause> causes,
    SubstantialModification substantialModification) {

  /**
   * The results themselves, from and to.
   *
   * @param current all that is no list of results with ids
   */
  public record Results(
      List<Delta<Scenario>> scenarios,
      List<Delta<NotExposed>> notExposed,
      List<Delta<SafeguardResult>> safeguards,
      List<Delta<RequirementResult>> requirements,
      List<Delta<Verdict>> verdicts,
      List<Delta<DecisionResult>> decisions,
      Assessment current) {}

  /** Without what changes of the world ended in part, which results do not say. */
  public static Difference between(Assessment previous, Assessment current) {
    return between(previous, current, null);
  }

  /**
   * @param input what the current one was computed from; absent: it is not at hand, or both know
   *     the same changes of the world
   */
  public static Difference between(
      Assessment previous, Assessment current, @Nullable AssessmentInput input) {
    Results results = results(previous, current);
    List<FactChange> facts = FactChanges.between(previous, current);
    List<Delta<SafeguardResult>> uncredited = uncredited(results);
    List<Delta<Scenario>> worse =
        results.scenarios().stream().filter(delta -> ScenarioChange.of(delta).isWorse()).toList();
    List<EvidenceInvalidated> invalidated =
        invalidated(results.safeguards(), EndedInPart.between(previous, current, input));
    List<RequirementChange> requirements = requirementChanges(results.requirements());
    List<Cause> causes =
        CauseChains.follow(
            previous,
            current,
            facts,
            new CauseChains.Worse(
                invalidated,
                uncredited,
                worse,
                worse(results.requirements(), Difference::change),
                worse(results.verdicts(), Difference::verdictChange)));
    return new Difference(
        results,
        facts,
        invalidated,
        uncredited.stream().map(Difference::safeguardChange).toList(),
        credited(results),
        worse.stream().map(ScenarioChange::of).toList(),
        better(results),
        requirements,
        results.verdicts().stream()
            .map(Difference::verdictChange)
            .filter(change -> change.from() != change.to())
            .toList(),
        causes,
        SubstantialModification.of(
            facts, causes, requirements, previous.basis().foreseenChanges()));
  }

  private static List<Delta<SafeguardResult>> uncredited(Results results) {
    return results.safeguards().stream()
        .filter(delta -> isCredited(delta.from()) && !isCredited(delta.to()))
        .toList();
  }

  private static List<ScenarioChange> better(Results results) {
    return results.scenarios().stream()
        .map(ScenarioChange::of)
        .filter(ScenarioChange::isBetter)
        .toList();
  }

  private static List<SafeguardChange> credited(Results results) {
    return results.safeguards().stream()
        .filter(delta -> !isCredited(delta.from()) && isCredited(delta.to()))
        .map(Difference::safeguardChange)
        .toList();
  }

  private static Results results(Assessment previous, Assessment current) {
    return new Results(
        Deltas.between(previous.scenarios(), current.scenarios(), Scenario::id),
        Deltas.between(previous.notExposed(), current.notExposed(), Difference::id),
        Deltas.between(previous.safeguards(), current.safeguards(), SafeguardResult::id),
        Deltas.between(previous.requirements(), current.requirements(), RequirementResult::id),
        Deltas.between(previous.verdicts(), current.verdicts(), Verdict::framework),
        Deltas.between(previous.decisions(), current.decisions(), DecisionResult::id),
        new Assessment(
            current.basis(),
            current.regulatoryClass(),
            current.tolerance(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            current.route(),
            List.of(),
            current.dataAhead(),
            current.gaps(),
            current.identity(),
            current.nextExpiry(),
            current.expiries()));
  }

  private static String id(NotExposed pair) {
    return pair.family() + "@" + pair.component();
  }

  private static boolean isCredited(@Nullable SafeguardResult safeguard) {
    return safeguard != null && safeguard.credited();
  }

  private static SafeguardChange safeguardChange(Delta<SafeguardResult> delta) {
    SafeguardResult known = delta.to() == null ? delta.from() : delta.to();
    return new SafeguardChange(delta.id(), Objects.requireNonNull(known).control());
  }

  private static List<EvidenceInvalidated> invalidated(
      List<Delta<SafeguardResult>> deltas, List<EvidenceInvalidated> inPart) {
    List<EvidenceInvalidated> invalidated = new ArrayList<>();
    for (Delta<SafeguardResult> delta : deltas) {
      if (delta.from() != null && delta.to() != null) {
        Map<String, EvidenceUse> before = new HashMap<>();
        delta.from().evidence().forEach(use -> before.put(use.evidence(), use));
        for (EvidenceUse use : delta.to().evidence()) {
          Invalidity reason = invalidity(before.get(use.evidence()), use, delta.to());
          if (reason != null) {
            invalidated.add(
                new EvidenceInvalidated(
                    use.evidence(), use.kind(), delta.id(), delta.to().control(), reason, null));
          }
        }
      }
    }
    invalidated.addAll(inPart);
    return invalidated;
  }

  /** Why the evidence no longer counts, or no longer as a proof of effect where one is missing. */
  private static @Nullable Invalidity invalidity(
      @Nullable EvidenceUse before, EvidenceUse now, SafeguardResult safeguard) {
    if (before == null || !before.isValid()) {
      return null;
    }
    if (!now.isValid()) {
      return now.invalid();
    }
    boolean effectMissing =
        safeguard.unmet().stream()
            .anyMatch(demand -> demand.purpose() == SafeguardResult.Purpose.EFFECTIVE);
    return effectMissing && before.noEffect() == null ? now.noEffect() : null;
  }

  private static List<RequirementChange> requirementChanges(List<Delta<RequirementResult>> deltas) {
    return deltas.stream()
        .map(Difference::change)
        .filter(change -> change.from() != change.to())
        .toList();
  }

  private static RequirementChange change(Delta<RequirementResult> delta) {
    RequirementResult from = delta.from();
    RequirementResult to = delta.to();
    return new RequirementChange(
        delta.id(),
        Objects.requireNonNull(to == null ? from : to).framework(),
        from == null ? null : from.status(),
        to == null ? null : to.status());
  }

  private static RequirementChange verdictChange(Delta<Verdict> delta) {
    Verdict from = delta.from();
    Verdict to = delta.to();
    return new RequirementChange(
        delta.id(),
        delta.id(),
        from == null ? null : from.status(),
        to == null ? null : to.status());
  }

  private static <T> List<Delta<T>> worse(
      List<Delta<T>> deltas, Function<Delta<T>, RequirementChange> change) {
    return deltas.stream().filter(delta -> change.apply(delta).isWorse()).toList();
  }

  /** The current assessment, made from the previous one. */
  public Assessment applyTo(Assessment previous) {
    Assessment now = results.current();
    return new Assessment(
        now.basis(),
        now.regulatoryClass(),
        now.tolerance(),
        Deltas.apply(
            previous.scenarios(),
            results.scenarios(),
            Scenario::id,
            Comparator.comparing(Scenario::family, CodePoints.ORDER)
                .thenComparing(Scenario::component, CodePoints.ORDER)),
        Deltas.apply(
            previous.notExposed(),
            results.notExposed(),
            Difference::id,
            Comparator.comparing(NotExposed::family, CodePoints.ORDER)
                .thenComparing(NotExposed::component, CodePoints.ORDER)),
        apply(previous.safeguards(), results.safeguards(), SafeguardResult::id),
        apply(previous.requirements(), results.requirements(), RequirementResult::id),
        apply(previous.verdicts(), results.verdicts(), Verdict::framework),
        now.route(),
        apply(previous.decisions(), results.decisions(), DecisionResult::id),
        now.dataAhead(),
        now.gaps(),
        now.identity(),
        now.nextExpiry(),
        now.expiries());
  }

  private static <T> List<T> apply(
      List<T> previous, List<Delta<T>> deltas, Function<T, String> id) {
    return Deltas.apply(previous, deltas, id, Comparator.comparing(id, CodePoints.ORDER));
  }
}
