// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.gate;

import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.gate.Objection.Code;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Basis;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a version of a component (method.md section 9, "Gate"): something would be
 * worse than in the live system, or proof for the component is missing, stale or failed. What an
 * organisation's policy says of the verdict comes on top.
 */
public final class GateRule {

  private final String component;
  private final Assessment result;

  private GateRule(String component, Assessment result) {
    this.component = component;
    this.result = result;
  }

  /**
   * @param result the assessment with the version in its place
   * @param live that of the system as it runs; absent: the version is the one that runs
   */
  public static List<Objection> objections(
      String component, Assessment result, @Nullable Assessment live) {
    GateRule rule = new GateRule(component, result);
    List<Objection> objections = new ArrayList<>();
    if (result.regulatoryClass().type() == RegulatoryClass.Type.PROHIBITED) {
      objections.add(
          new Objection(
              Code.PROHIBITED_PRACTICE,
              List.of(new Fact(Fact.Kind.PROFILE, "prohibitedPractice"))));
    }
    if (live != null) {
      objections.addAll(worse(Difference.between(live, result)));
    }
    objections.addAll(rule.proof());
    return objections;
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

  private List<Objection> proof() {
    Set<String> wanting = wanting();
    Map<Code, List<Fact>> byCode = new EnumMap<>(Code.class);
    for (SafeguardResult safeguard : result.safeguards()) {
      if (safeguard.implemented()
          && !safeguard.credited()
          && (wanting.contains(safeguard.id()) || isStaleHere(safeguard))) {
        byCode
            .computeIfAbsent(code(safeguard), code -> new ArrayList<>())
            .add(new Fact(Fact.Kind.SAFEGUARD, safeguard.id()));
      }
    }
    return byCode.entrySet().stream()
        .map(entry -> new Objection(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Safeguards on the component alone, and those that its scenarios miss. */
  private Set<String> wanting() {
    Set<String> wanting = new HashSet<>();
    for (Basis.SafeguardBasis safeguard : result.basis().safeguards()) {
      if (safeguard.scope().equals(component)) {
        wanting.add(safeguard.id());
      }
    }
    for (Scenario scenario : result.scenarios()) {
      if (scenario.component().equals(component)) {
        scenario.reasons().stream()
            .filter(reason -> reason.code() == Reason.Code.NOT_CREDITED)
            .flatMap(reason -> reason.facts().stream())
            .filter(fact -> fact.kind() == Fact.Kind.SAFEGUARD)
            .forEach(fact -> wanting.add(fact.id()));
      }
    }
    return wanting;
  }

  private boolean isStaleHere(SafeguardResult safeguard) {
    return safeguard.evidence().stream()
        .anyMatch(use -> use.invalid() != null && component.equals(use.invalid().component()));
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
