// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;

/**
 * A kind of evidence.
 *
 * @param edition version of the edition that says so
 * @param proves controls that it proves, in place or effective, alone or as one of several
 */
record EvidenceKindResponse(String edition, @JsonUnwrapped EvidenceKind kind, List<String> proves) {

  static EvidenceKindResponse of(EvidenceKind kind, OpenEdition edition) {
    return new EvidenceKindResponse(edition.version(), kind, edition.provenBy(kind));
  }
}
