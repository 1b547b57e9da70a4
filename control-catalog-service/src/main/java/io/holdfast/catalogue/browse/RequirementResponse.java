// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;

/**
 * A requirement.
 *
 * @param edition version of the edition that says so
 * @param mappedTo requirements of other frameworks that it is mapped to
 * @param mappedFrom requirements of other frameworks that are mapped to it
 */
record RequirementResponse(
    String edition,
    @JsonUnwrapped Requirement requirement,
    List<String> mappedTo,
    List<String> mappedFrom) {

  static RequirementResponse of(Requirement requirement, OpenEdition edition) {
    String id = requirement.id();
    return new RequirementResponse(
        edition.version(),
        requirement,
        edition.content().mappings().stream()
            .filter(mapping -> mapping.source().equals(id))
            .flatMap(mapping -> mapping.targets().stream())
            .toList(),
        edition.content().mappings().stream()
            .filter(mapping -> mapping.targets().contains(id))
            .map(mapping -> mapping.source())
            .toList());
  }
}
