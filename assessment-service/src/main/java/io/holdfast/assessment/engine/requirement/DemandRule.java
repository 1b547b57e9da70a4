// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.RequirementIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.input.Edition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a demand of a requirement is covered (method.md section 6; semantics of the demands in
 * the catalogue): by a credited safeguard of system or organisation scope at once; by one whose
 * control acts on no scenario, once; else on every component with a scenario on which one of the
 * demanded controls would act.
 */
final class DemandRule {

  private final ScenarioIndex scenarios;
  private final Map<String, List<Standing>> credited = new HashMap<>();

  DemandRule(ScenarioIndex scenarios, List<Standing> standings) {
    this.scenarios = scenarios;
    for (Standing standing : standings) {
      if (standing.isCredited()) {
        credited.computeIfAbsent(standing.control().id(), id -> new ArrayList<>()).add(standing);
      }
    }
  }

  /** Credited safeguards on the demanded controls. */
  List<Standing> safeguards(Edition.Requirement requirement, List<String> demand) {
    List<Standing> safeguards = new ArrayList<>();
    for (String control : demand) {
      List<Standing> standings = credited.get(control);
      if (standings != null) {
        for (Standing standing : standings) {
          if (standing.isCreditedFor(requirement)) {
            safeguards.add(standing);
          }
        }
      }
    }
    return safeguards;
  }

  boolean isCovered(RequirementIndex index, List<String> demand) {
    List<Standing> safeguards = safeguards(index.requirement(), demand);
    if (safeguards.isEmpty()) {
      return false;
    }
    for (Standing safeguard : safeguards) {
      if (safeguard.scope() == Standing.WHOLE_SYSTEM) {
        return true;
      }
    }
    return areAllCovered(index.about(), demand, safeguards);
  }

  private boolean areAllCovered(
      List<FamilyIndex> families, List<String> demand, List<Standing> safeguards) {
    BitSet open = new BitSet();
    for (String control : demand) {
      families.forEach(family -> open.or(scenarios.actsAt(family, control)));
    }
    for (Standing safeguard : safeguards) {
      if (!actsSomewhere(safeguard, families)) {
        return true;
      }
      open.clear(safeguard.scope());
    }
    return open.isEmpty();
  }

  private boolean actsSomewhere(Standing safeguard, List<FamilyIndex> families) {
    String control = safeguard.control().id();
    return families.stream().anyMatch(family -> !scenarios.actsAt(family, control).isEmpty());
  }
}
