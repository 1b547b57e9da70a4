// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;

/**
 * A control.
 *
 * @param edition version of the edition that says so
 * @param threats threats that it acts against
 * @param demandedBy requirements that demand it, alone or as one of several
 * @param supports requirements that it helps and does not decide
 */
record ControlResponse(
    String edition,
    @JsonUnwrapped Control control,
    List<String> threats,
    List<String> demandedBy,
    List<String> supports) {

  static ControlResponse of(Control control, OpenEdition edition) {
    return new ControlResponse(
        edition.version(),
        control,
        edition.threatsOf(control),
        edition.demanding(control),
        edition.supportedBy(control));
  }
}
