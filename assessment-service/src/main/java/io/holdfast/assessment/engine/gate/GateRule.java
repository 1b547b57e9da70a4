// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.gate;

import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.gate.Objection.Code;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Basis;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a version of a component (method.md section 9, "Gate"): something would be
 * worse than in the live system, or proof for the component is missing, stale or failed. What an
 * organisation's policy says of the verdict comes on top.
 */
public final class GateRule {

  private GateRule() {}

  /**
   * @param result the assessment with the version in its place
   * @param live that of the system as it runs; absent: the version is the one that runs
   */
  public static List<Objection> objections(
      String component, Assessment result, @Nullable Assessment live) {
    List<Objection> objections = new ArrayList<>(ofTheClass(result.regulatoryClass().type()));
    if (live != null) {
      objections.addAll(worse(Difference.between(live, result)));
    }
    objections.addAll(proofs(result).getOrDefault(component, List.of()));
    return objections;
  }

  /** What the regulatory class says against every version. */
  public static List<Objection> ofTheClass(RegulatoryClass.Type type) {
    return type == RegulatoryClass.Type.PROHIBITED
        ? List.of(
            new Objection(
                Code.PROHIBITED_PRACTICE,
                List.of(new Fact(Fact.Kind.PROFILE, "prohibitedPractice"))))
        : List.of();
  }

  private static List<Objection> worse(Difference difference) {
    List<Fact> scenarios =
        difference.scenariosWorse().stream()
            .map(ScenarioChange::scenario)
            .map(id -> new Fact(Fact.Kind.SCENARIO, id))
            .toList();
    List<Fact> requirements =
        difference.requirements().stream()
            .filter(RequirementChange::isWorse)
            .map(change -> new Fact(Fact.Kind.REQUIREMENT, change.requirement()))
            .toList();
    List<Objection> worse = new ArrayList<>();
    if (!scenarios.isEmpty()) {
      worse.add(new Objection(Code.SCENARIOS_WORSE, scenarios));
    }
    if (!requirements.isEmpty()) {
      worse.add(new Objection(Code.REQUIREMENTS_WORSE, requirements));
    }
    return worse;
  }

  /** What is wrong with the proof for each component; those that are not named have no fault. */
  public static Map<String, List<Objection>> proofs(Assessment result) {
    Map<String, SafeguardResult> open = new HashMap<>();
    for (SafeguardResult safeguard : result.safeguards()) {
      if (safeguard.implemented() && !safeguard.credited()) {
        open.put(safeguard.id(), safeguard);
      }
    }
    Map<String, Set<String>> wanting = open.isEmpty() ? Map.of() : wanting(result, open);
    Map<String, List<Objection>> proofs = new TreeMap<>();
    wanting.forEach(
        (component, ids) -> {
          Map<Code, List<Fact>> byCode = new EnumMap<>(Code.class);
          for (SafeguardResult safeguard : result.safeguards()) {
            if (ids.contains(safeguard.id())) {
              byCode
                  .computeIfAbsent(code(safeguard), code -> new ArrayList<>())
                  .add(new Fact(Fact.Kind.SAFEGUARD, safeguard.id()));
            }
          }
          List<Objection> objections = new ArrayList<>();
          byCode.forEach((code, facts) -> objections.add(new Objection(code, facts)));
          proofs.put(component, objections);
        });
    return proofs;
  }

  /**
   * Per component those on it alone, those that its scenarios miss, and those whose evidence no
   * longer speaks for it.
   */
  private static Map<String, Set<String>> wanting(
      Assessment result, Map<String, SafeguardResult> open) {
    Map<String, Set<String>> wanting = new HashMap<>();
    for (Basis.SafeguardBasis safeguard : result.basis().safeguards()) {
      add(wanting, open, safeguard.scope(), safeguard.id());
    }
    for (Scenario scenario : result.scenarios()) {
      for (Reason reason : scenario.reasons()) {
        if (reason.code() == Reason.Code.NOT_CREDITED) {
          reason.facts().forEach(fact -> add(wanting, open, scenario.component(), fact.id()));
        }
      }
    }
    for (SafeguardResult safeguard : open.values()) {
      for (EvidenceUse use : safeguard.evidence()) {
        if (use.invalid() != null && use.invalid().component() != null) {
          add(wanting, open, use.invalid().component(), safeguard.id());
        }
      }
    }
    return wanting;
  }

  private static void add(
      Map<String, Set<String>> wanting,
      Map<String, SafeguardResult> open,
      String component,
      String safeguard) {
    if (open.containsKey(safeguard)) {
      wanting.computeIfAbsent(component, key -> new HashSet<>()).add(safeguard);
    }
  }

  private static Code code(SafeguardResult safeguard) {
    if (!safeguard.failed().isEmpty()) {
      return Code.PROOF_FAILED;
    }
    return safeguard.evidence().stream().anyMatch(use -> !use.isValid())
        ? Code.PROOF_STALE
        : Code.PROOF_MISSING;
  }
}
