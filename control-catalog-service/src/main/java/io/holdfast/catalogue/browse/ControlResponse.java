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
 * @param proofs the kinds of evidence that prove it, and what ends them
 * @param afterRetrain what a retrain of the model leaves of its proof
 */
record ControlResponse(
    String edition,
    @JsonUnwrapped Control control,
    List<String> threats,
    List<String> demandedBy,
    List<String> supports,
    List<ProofView> proofs,
    RetrainEffect afterRetrain) {

  static ControlResponse of(Control control, OpenEdition edition) {
    return new ControlResponse(
        edition.version(),
        control,
        edition.threatsOf(control),
        edition.demanding(control),
        edition.supportedBy(control),
        ProofView.of(control, edition),
        RetrainEffect.on(control, edition));
  }
}
