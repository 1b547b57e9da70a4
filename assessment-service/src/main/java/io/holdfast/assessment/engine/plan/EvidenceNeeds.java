// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.evidence.Demands;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.SafeguardResult.UnmetDemand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which kinds of evidence an action needs (method.md section 4, "credited"): for each demand one
 * kind that can be valid as things are, and every kind whose newest evidence failed. An action that
 * no evidence could earn credit is none.
 */
final class EvidenceNeeds {

  private final Engine engine;
  private final Assessment now;
  private final boolean worldChanged;
  private final Map<String, Edition.Control> controls = new HashMap<>();
  private final Map<String, Evidence> evidence = new HashMap<>();

  EvidenceNeeds(AssessmentInput input, Assessment now, Engine engine) {
    this.engine = engine;
    this.now = now;
    worldChanged = !input.changes().isEmpty();
    input.edition().controls().forEach(control -> controls.put(control.id(), control));
    input.evidence().forEach(each -> evidence.put(each.id(), each));
  }

  /** The actions that evidence can complete, each with the kinds that it needs. */
  List<Action> settle(List<Action> bare) {
    List<Action> tried = bare.stream().map(action -> action.withEvidence(kinds(action))).toList();
    Map<String, SafeguardResult> before = results(now);
    Map<String, SafeguardResult> best = results(engine.run(tried));
    List<Action> possible = new ArrayList<>();
    for (Action action : tried) {
      SafeguardResult result = result(best, action);
      if (result.credited()) {
        possible.add(action.withEvidence(needed(action, result, before)));
      }
    }
    Map<String, SafeguardResult> settled = results(engine.run(possible));
    return possible.stream().map(action -> mended(action, result(settled, action))).toList();
  }

  private static Map<String, SafeguardResult> results(Assessment assessment) {
    Map<String, SafeguardResult> byId = new HashMap<>();
    assessment.safeguards().forEach(result -> byId.put(result.id(), result));
    return byId;
  }

  private SafeguardResult result(Map<String, SafeguardResult> results, Action action) {
    return Objects.requireNonNull(results.get(engine.safeguard(action)));
  }

  private List<String> kinds(Action action) {
    return demands(action).stream().flatMap(List::stream).distinct().sorted().toList();
  }

  private List<List<String>> demands(Action action) {
    return Demands.of(Objects.requireNonNull(controls.get(action.control())));
  }

  private List<String> needed(
      Action action, SafeguardResult tried, Map<String, SafeguardResult> before) {
    SafeguardResult known = before.get(engine.safeguard(action));
    List<List<String>> demands = demands(action);
    Set<String> needed = new TreeSet<>(CodePoints.ORDER);
    if (known != null) {
      needed.addAll(failedKinds(known));
      if (action.kind() == ActionKind.RENEW && !isToldApart(known)) {
        demands = known.unmet().stream().map(UnmetDemand::kinds).toList();
      }
    }
    Set<String> valid = new HashSet<>();
    tried.evidence().stream()
        .filter(EvidenceUse::isValid)
        .filter(use -> !evidence.containsKey(use.evidence()))
        .forEach(use -> valid.add(use.kind()));
    demands.stream()
        .map(kinds -> kinds.stream().filter(valid::contains).toList())
        .sorted(Comparator.comparingInt(List::size))
        .filter(kinds -> kinds.stream().noneMatch(needed::contains))
        .flatMap(kinds -> kinds.stream().limit(1))
        .forEach(needed::add);
    return List.copyOf(needed);
  }

  /** Whether some of its evidence may count for some families only. */
  private boolean isToldApart(SafeguardResult result) {
    return worldChanged
        || result.evidence().stream()
            .map(use -> evidence.get(use.evidence()))
            .anyMatch(each -> each != null && !each.families().isEmpty());
  }

  private List<String> failedKinds(SafeguardResult result) {
    return result.failed().stream()
        .map(evidence::get)
        .filter(Objects::nonNull)
        .map(Evidence::kind)
        .toList();
  }

  /** With the kinds that failed evidence that names no safeguard spoils. */
  private Action mended(Action action, SafeguardResult result) {
    if (result.credited() && result.notFor().isEmpty()) {
      return action;
    }
    Set<String> kinds = new TreeSet<>(CodePoints.ORDER);
    kinds.addAll(action.evidence());
    kinds.addAll(failedKinds(result));
    return action.withEvidence(result.failed().isEmpty() ? kinds(action) : List.copyOf(kinds));
  }
}
