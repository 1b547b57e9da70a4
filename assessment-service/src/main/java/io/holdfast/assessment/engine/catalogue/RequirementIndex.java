// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.input.Edition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A requirement with the families that it is about.
 *
 * @param demands what it demands, each control once
 * @param named the families that it names, in the order of their ids
 * @param about the families that it names; all, when it names none
 * @param concerned the families that it names; when it names none, those in whose lists a control
 *     that it demands works on routes
 */
public record RequirementIndex(
    Edition.Requirement requirement,
    List<List<String>> demands,
    List<FamilyIndex> named,
    List<FamilyIndex> about,
    List<FamilyIndex> concerned) {

  static RequirementIndex of(Edition.Requirement requirement, List<FamilyIndex> families) {
    List<List<String>> demands =
        requirement.demands().stream().map(each -> each.stream().distinct().toList()).toList();
    List<FamilyIndex> named =
        families.stream().filter(each -> requirement.families().contains(each.id())).toList();
    if (!requirement.families().isEmpty()) {
      return new RequirementIndex(requirement, demands, named, named, named);
    }
    Set<String> demanded = new HashSet<>();
    requirement.demands().forEach(demanded::addAll);
    List<FamilyIndex> concerned =
        families.stream().filter(family -> worksOn(family, demanded)).toList();
    return new RequirementIndex(requirement, demands, named, families, concerned);
  }

  private static boolean worksOn(FamilyIndex family, Set<String> controls) {
    return family.measures().stream()
        .filter(Measure::worksOnRoutes)
        .anyMatch(measure -> controls.contains(measure.id()));
  }
}
