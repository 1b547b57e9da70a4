// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as it speaks for one safeguard.
 *
 * @param invalid why it is not valid; absent: it is
 * @param noEffect why it does not count under <em>effective</em>, though valid; absent: it does
 * @param carryOver the decision that carries it over
 * @param identity how strongly it names what it is about; absent: it has to name nothing
 */
public record EvidenceUse(
    String evidence,
    String kind,
    Outcome outcome,
    @Nullable Invalidity invalid,
    @Nullable Invalidity noEffect,
    @Nullable String carryOver,
    @Nullable IdentityStrength identity) {

  public boolean isValid() {
    return invalid == null;
  }
}
