// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentRuleTest {

  @ParameterizedTest
  @CsvSource({
    "L, true, VL, VL, VL, TOLERABLE",
    "H, true, L, L, L, ACCEPTED",
    "H, false, L, VL, VL, EVIDENCE_MISSING",
    "H, false, M, L, L, CONTROLS_MISSING",
    "H, false, M, M, L, BEYOND_STATE_OF_THE_ART",
    "H, false, M, M, M, UNATTAINABLE"
  })
  void theFirstLineThatHoldsDecides(
      Level evidenced,
      boolean accepted,
      Level claimed,
      Level attainable,
      Level conceivable,
      TreatmentStatus status) {
    assertThat(TreatmentRule.status(Level.L, accepted, evidenced, claimed, attainable, conceivable))
        .isEqualTo(status);
  }
}
