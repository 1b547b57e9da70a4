// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.content.Threat;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;

/**
 * A family of attacks.
 *
 * @param edition version of the edition that says so
 * @param requirements requirements that want its scenarios tolerable
 */
record ThreatResponse(String edition, @JsonUnwrapped Threat threat, List<String> requirements) {

  static ThreatResponse of(Threat threat, OpenEdition edition) {
    return new ThreatResponse(edition.version(), threat, edition.requirementsOf(threat));
  }
}
