// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.mapping.Mapping;
import io.holdfast.catalogue.mapping.MappingKind;
import io.holdfast.catalogue.mapping.Mappings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an edition maps and what it does not, and why.
 *
 * @param edition version of the edition
 * @param frameworks one each
 * @param elsewhere how far threats and controls are found in the catalogues of others
 * @param controlsOfNoRequirement controls that threats need and no requirement demands or is helped
 *     by
 * @param threatsOfNoRequirement threats that no requirement wants tolerable
 * @param withoutRequirement the reasons for both
 * @param ownControls controls without a counterpart in ISO/IEC 27001 Annex A (clause 6.1.3)
 */
@Schema(name = "Coverage")
record CoverageResponse(
    String edition,
    List<Framework> frameworks,
    List<Elsewhere> elsewhere,
    List<String> controlsOfNoRequirement,
    List<String> threatsOfNoRequirement,
    List<Unneeded> withoutRequirement,
    List<String> ownControls) {

  /**
   * How much of a framework is mapped.
   *
   * @param computed judged from architecture and evidence alone
   * @param declared a person has to state something
   * @param outOfScope binds somebody else
   * @param withControls requirements that demand or are helped by a control
   * @param mapped requirements with a counterpart in another framework of the edition
   * @param mappedFromOthers requirements that a catalogue is mapped to which the edition only names
   * @param withoutControl requirements that no control serves
   * @param unmapped those of them without a counterpart in another framework of the edition either
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
      int mappedFromOthers,
      List<Unmapped> withoutControl,
      List<Unmapped> unmapped) {}

  /** A requirement without control or counterpart, and the reason for that. */
  @Schema(name = "UnmappedRequirement")
  record Unmapped(String requirement, String title, String reason) {}

  /** A control or threat that no requirement names, and what it is there for. */
  @Schema(name = "WithoutRequirement")
  record Unneeded(String id, String title, String reason) {}

  /**
   * A catalogue of others.
   *
   * @param source the source of the edition, and which edition of it
   * @param items identifiers of it that are named
   * @param controls controls that name one
   * @param threats threats that name one
   */
  @Schema(name = "CoverageElsewhere")
  record Elsewhere(String source, String sourceEdition, int items, int controls, int threats) {}

  static CoverageResponse of(OpenEdition edition) {
    List<Mapping> mappings = Mappings.of(edition).toList();
    List<Unneeded> controls =
        edition.content().controls().stream()
            .filter(control -> edition.demanding(control).isEmpty())
            .filter(control -> edition.supportedBy(control).isEmpty())
            .map(control -> unneeded(control, edition))
            .toList();
    List<Unneeded> threats =
        edition.content().threats().stream()
            .filter(threat -> edition.requirementsOf(threat).isEmpty())
            .map(threat -> new Unneeded(threat.id(), threat.name(), threat.note()))
            .toList();
    return new CoverageResponse(
        edition.version(),
        edition.content().edition().frameworks().stream()
            .map(framework -> framework(framework, edition, mappings))
            .toList(),
        elsewhere(mappings),
        controls.stream().map(Unneeded::id).toList(),
        threats.stream().map(Unneeded::id).toList(),
        Stream.concat(controls.stream(), threats.stream()).toList(),
        edition.content().controls().stream()
            .filter(Control::ownControl)
            .map(Control::id)
            .toList());
  }

  private static Unneeded unneeded(Control control, OpenEdition edition) {
    String reason = "acts against " + String.join(", ", edition.threatsOf(control));
    return new Unneeded(control.id(), control.name(), reason);
  }

  private static List<Elsewhere> elsewhere(List<Mapping> mappings) {
    Map<String, List<Mapping>> bySource =
        mappings.stream()
            .filter(CoverageResponse::isToOthers)
            .collect(groupingBy(Mapping::targetFramework, TreeMap::new, toList()));
    return bySource.values().stream()
        .map(
            of ->
                new Elsewhere(
                    of.getFirst().targetFramework(),
                    of.getFirst().targetEdition(),
                    count(of.stream().map(Mapping::target)),
                    count(sources(of, MappingKind.CONTROL_TO_EXTERNAL)),
                    count(sources(of, MappingKind.THREAT_TO_EXTERNAL))))
        .toList();
  }

  private static boolean isToOthers(Mapping mapping) {
    return mapping.isOf(MappingKind.CONTROL_TO_EXTERNAL)
        || mapping.isOf(MappingKind.THREAT_TO_EXTERNAL);
  }

  private static Stream<String> sources(List<Mapping> mappings, MappingKind kind) {
    return mappings.stream().filter(each -> each.isOf(kind)).map(Mapping::source);
  }

  private static Set<String> ends(List<Mapping> mappings, MappingKind kind) {
    return mappings.stream()
        .filter(each -> each.isOf(kind))
        .flatMap(each -> Stream.of(each.source(), each.target()))
        .collect(toSet());
  }

  private static Framework framework(
      EditionManifest.Framework framework, OpenEdition edition, List<Mapping> mappings) {
    List<Requirement> requirements =
        edition.content().requirements().stream()
            .filter(requirement -> requirement.framework().equals(framework.id()))
            .toList();
    Set<String> mapped = ends(mappings, MappingKind.REQUIREMENT_TO_REQUIREMENT);
    Set<String> reached = ends(mappings, MappingKind.EXTERNAL_TO_REQUIREMENT);
    List<Requirement> bare = requirements.stream().filter(item -> !hasControl(item)).toList();
    return new Framework(
        framework.id(),
        framework.title(),
        requirements.size(),
        count(requirements, Requirement.COMPUTED),
        count(requirements, Requirement.DECLARED),
        count(requirements, Requirement.OUT_OF_SCOPE),
        requirements.size() - bare.size(),
        count(requirements.stream().map(Requirement::id).filter(mapped::contains)),
        count(requirements.stream().map(Requirement::id).filter(reached::contains)),
        bare.stream().map(CoverageResponse::unmapped).toList(),
        bare.stream()
            .filter(item -> !mapped.contains(item.id()))
            .map(CoverageResponse::unmapped)
            .toList());
  }

  private static Unmapped unmapped(Requirement requirement) {
    return new Unmapped(requirement.id(), requirement.title(), requirement.rationale());
  }

  private static int count(Stream<String> ids) {
    return (int) ids.distinct().count();
  }

  private static int count(List<Requirement> requirements, String assessable) {
    return (int) requirements.stream().filter(item -> item.assessable().equals(assessable)).count();
  }

  private static boolean hasControl(Requirement requirement) {
    return !requirement.demands().isEmpty() || !requirement.supporting().isEmpty();
  }
}
