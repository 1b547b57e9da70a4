// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.input.Edition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
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
    return demand.stream()
        .distinct()
        .flatMap(control -> credited.getOrDefault(control, List.of()).stream())
        .filter(standing -> standing.isCreditedFor(requirement))
        .toList();
  }

  boolean isCovered(Edition.Requirement requirement, List<String> demand) {
    List<Standing> safeguards = safeguards(requirement, demand);
    if (safeguards.isEmpty()) {
      return false;
    }
    Collection<FamilyIndex> families = familiesOf(requirement);
    BitSet open = new BitSet();
    for (String control : demand) {
      families.forEach(family -> open.or(scenarios.actsAt(family, control)));
    }
    for (Standing safeguard : safeguards) {
      if (safeguard.scope() == Standing.WHOLE_SYSTEM || !actsSomewhere(safeguard, families)) {
        return true;
      }
      open.clear(safeguard.scope());
    }
    return open.isEmpty();
  }

  private boolean actsSomewhere(Standing safeguard, Collection<FamilyIndex> families) {
    String control = safeguard.control().id();
    return families.stream().anyMatch(family -> !scenarios.actsAt(family, control).isEmpty());
  }

  /** The families that the requirement names; one that names none is about all. */
  private Collection<FamilyIndex> familiesOf(Edition.Requirement requirement) {
    if (requirement.families().isEmpty()) {
      return scenarios.families();
    }
    return scenarios.families().stream()
        .filter(family -> requirement.families().contains(family.id()))
        .toList();
  }
}
