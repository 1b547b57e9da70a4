// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.RequirementMapping;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How two items relate.
 *
 * @param edition version of the edition that says so
 * @param id source and target, parted by {@code ~}
 * @param kind {@code CONTROL_TO_REQUIREMENT}, derived from what requirements demand, or {@code
 *     REQUIREMENT_TO_REQUIREMENT}, written by hand
 * @param role of a control: {@code DEMANDED} or {@code SUPPORTING}
 * @param relationship a relationship of NIST IR 8477
 * @param gap what the target leaves open
 */
record MappingResponse(
    String edition,
    String id,
    String kind,
    String source,
    String target,
    @Nullable String role,
    String relationship,
    String rationale,
    String confidence,
    @Nullable String gap) {

  static final String OF_CONTROL = "CONTROL_TO_REQUIREMENT";
  static final String OF_REQUIREMENT = "REQUIREMENT_TO_REQUIREMENT";

  private static final String INTERSECTS = "intersects-with";

  /** All of an edition: first between requirements, then those of controls. */
  static Stream<MappingResponse> all(OpenEdition edition) {
    return Stream.concat(
        edition.content().mappings().stream().flatMap(mapping -> written(mapping, edition)),
        edition.content().requirements().stream().flatMap(item -> derived(item, edition)));
  }

  private static Stream<MappingResponse> written(RequirementMapping mapping, OpenEdition edition) {
    return mapping.targets().stream()
        .map(
            target ->
                new MappingResponse(
                    edition.version(),
                    mapping.source() + "~" + target,
                    OF_REQUIREMENT,
                    mapping.source(),
                    target,
                    null,
                    mapping.relationship(),
                    mapping.rationale(),
                    mapping.confidence(),
                    mapping.gap()));
  }

  private static Stream<MappingResponse> derived(Requirement requirement, OpenEdition edition) {
    return Stream.concat(
        derived(requirement.demandedControls(), "DEMANDED", requirement, edition),
        derived(requirement.supporting(), "SUPPORTING", requirement, edition));
  }

  private static Stream<MappingResponse> derived(
      List<String> controls, String role, Requirement requirement, OpenEdition edition) {
    return controls.stream()
        .map(
            control ->
                new MappingResponse(
                    edition.version(),
                    control + "~" + requirement.id(),
                    OF_CONTROL,
                    control,
                    requirement.id(),
                    role,
                    INTERSECTS,
                    requirement.rationale(),
                    edition.content().edition().confidence().getOrDefault("demands", "medium"),
                    null));
  }
}
