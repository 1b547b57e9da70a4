// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.evidence.Validity;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the credit and the decisions in force rest on and time will end: announced before it happens
 * (method.md section 7). Evidence that a newer one of its kind has superseded is left out.
 */
final class UpcomingExpiries {

  private static final Comparator<Evidence> NEWEST =
      Comparator.comparing(Evidence::collectedAt)
          .thenComparing(Evidence::receivedAt)
          .thenComparing(Evidence::id, CodePoints.ORDER);

  private final AssessmentInput input;
  private final Validity validity;
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final List<Expiry> found = new ArrayList<>();

  private UpcomingExpiries(AssessmentInput input, Validity validity) {
    this.input = input;
    this.validity = validity;
    input.evidence().forEach(each -> evidence.put(each.id(), each));
  }

  /** The soonest first. */
  static List<Expiry> of(
      AssessmentInput input,
      Validity validity,
      List<SafeguardResult> safeguards,
      List<RequirementResult> requirements,
      List<DecisionResult> decisions) {
    UpcomingExpiries expiries = new UpcomingExpiries(input, validity);
    expiries.evidence(safeguards, requirements);
    expiries.decisions(decisions);
    expiries.found.sort(
        Comparator.comparing(Expiry::at)
            .thenComparing(Expiry::holder)
            .thenComparing(Expiry::id, CodePoints.ORDER));
    return expiries.found;
  }

  private void evidence(List<SafeguardResult> safeguards, List<RequirementResult> requirements) {
    Map<String, List<String>> proves = new TreeMap<>(CodePoints.ORDER);
    for (SafeguardResult safeguard : safeguards) {
      if (safeguard.credited()) {
        newestPerKind(safeguard.evidence())
            .forEach(
                each ->
                    proves.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(safeguard.id()));
      }
    }
    for (RequirementResult requirement : requirements) {
      newestPerKind(requirement.evidence())
          .forEach(
              each ->
                  proves.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(requirement.id()));
    }
    proves.forEach(
        (id, credited) -> {
          Instant last = validity.lastInstant(java.util.Objects.requireNonNull(evidence.get(id)));
          if (last != null) {
            found.add(new Expiry(Expiry.Holder.EVIDENCE, id, last, credited));
          }
        });
  }

  private List<Evidence> newestPerKind(List<EvidenceUse> uses) {
    if (uses.isEmpty()) {
      return List.of();
    }
    Map<String, Evidence> newest = new TreeMap<>(CodePoints.ORDER);
    for (EvidenceUse use : uses) {
      Evidence each = evidence.get(use.evidence());
      if (use.isValid() && each != null) {
        newest.merge(
            use.kind(), each, (one, other) -> NEWEST.compare(one, other) >= 0 ? one : other);
      }
    }
    return List.copyOf(newest.values());
  }

  private void decisions(List<DecisionResult> results) {
    Map<String, DecisionResult> inForce = new HashMap<>();
    results.stream()
        .filter(result -> result.state() == DecisionResult.State.IN_FORCE)
        .forEach(result -> inForce.put(result.id(), result));
    for (Decision decision : input.decisions()) {
      DecisionResult result = inForce.get(decision.id());
      Instant until = decision.signed().until();
      if (result != null && until != null) {
        found.add(new Expiry(Expiry.Holder.DECISION, decision.id(), until, covers(decision)));
      }
    }
  }

  private static List<String> covers(Decision decision) {
    return switch (decision) {
      case Decision.RiskAcceptance acceptance ->
          acceptance.scenarios().stream().map(Decision.Bound::scenario).toList();
      case Decision.Correction correction -> List.of(correction.scenario().scenario());
      case Decision.CarryOver carry -> List.of(carry.evidence());
      case Decision.NotApplicable marked -> List.of(marked.requirement());
      case Decision.Declaration declaration -> List.of(declaration.requirement());
      case Decision.ToleranceChange _, Decision.Certificate _, Decision.ProtectionShown _ ->
          List.of();
    };
  }
}
