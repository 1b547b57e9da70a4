// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.RequirementMapping;
import io.holdfast.catalogue.content.Threat;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an edition maps and what it does not, and why.
 *
 * @param edition version of the edition
 * @param frameworks one each
 * @param controlsOfNoRequirement controls that threats need and no requirement demands or is helped
 *     by
 * @param threatsOfNoRequirement threats that no requirement wants tolerable
 * @param ownControls controls without a counterpart in ISO/IEC 27001 Annex A (clause 6.1.3)
 */
@Schema(name = "Coverage")
record CoverageResponse(
    String edition,
    List<Framework> frameworks,
    List<String> controlsOfNoRequirement,
    List<String> threatsOfNoRequirement,
    List<String> ownControls) {

  /**
   * How much of a framework is mapped.
   *
   * @param computed judged from architecture and evidence alone
   * @param declared a person has to state something
   * @param outOfScope binds somebody else
   * @param withControls requirements that demand or are helped by a control
   * @param mapped requirements with a counterpart in another framework
   * @param unmapped requirements with neither control nor counterpart
   */
  @Schema(name = "FrameworkCoverage")
  record Framework(
      String id,
      String title,
      int requirements,
      int computed,
      int declared,
      int outOfScope,
      int withControls,
      int mapped,
      List<Unmapped> unmapped) {}

  /** A requirement without control and counterpart, and the reason for that. */
  @Schema(name = "UnmappedRequirement")
  record Unmapped(String requirement, String title, String reason) {}

  static CoverageResponse of(OpenEdition edition) {
    Set<String> mapped =
        edition.content().mappings().stream()
            .flatMap(CoverageResponse::ends)
            .collect(Collectors.toSet());
    return new CoverageResponse(
        edition.version(),
        edition.content().edition().frameworks().stream()
            .map(framework -> framework(framework, edition, mapped))
            .toList(),
        edition.content().controls().stream()
            .filter(control -> edition.demanding(control).isEmpty())
            .filter(control -> edition.supportedBy(control).isEmpty())
            .map(Control::id)
            .toList(),
        edition.content().threats().stream()
            .filter(threat -> edition.requirementsOf(threat).isEmpty())
            .map(Threat::id)
            .toList(),
        edition.content().controls().stream()
            .filter(Control::ownControl)
            .map(Control::id)
            .toList());
  }

  private static Stream<String> ends(RequirementMapping mapping) {
    return Stream.concat(Stream.of(mapping.source()), mapping.targets().stream());
  }

  private static Framework framework(
      EditionManifest.Framework framework, OpenEdition edition, Set<String> mapped) {
    List<Requirement> requirements =
        edition.content().requirements().stream()
            .filter(requirement -> requirement.framework().equals(framework.id()))
            .toList();
    return new Framework(
        framework.id(),
        framework.title(),
        requirements.size(),
        count(requirements, Requirement.COMPUTED),
        count(requirements, Requirement.DECLARED),
        count(requirements, Requirement.OUT_OF_SCOPE),
        (int) requirements.stream().filter(CoverageResponse::hasControl).count(),
        (int) requirements.stream().filter(item -> mapped.contains(item.id())).count(),
        requirements.stream()
            .filter(item -> !hasControl(item) && !mapped.contains(item.id()))
            .map(item -> new Unmapped(item.id(), item.title(), item.rationale()))
            .toList());
  }

  private static int count(List<Requirement> requirements, String assessable) {
    return (int) requirements.stream().filter(item -> item.assessable().equals(assessable)).count();
  }

  private static boolean hasControl(Requirement requirement) {
    return !requirement.demands().isEmpty() || !requirement.supporting().isEmpty();
  }
}
