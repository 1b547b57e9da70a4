// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as worse and as better (method.md section 7). */
class ScenarioChangeTest {

  @ParameterizedTest
  @CsvSource({
    "L, M, TOLERABLE, TOLERABLE, worse",
    "M, L, TOLERABLE, TOLERABLE, better",
    "M, M, TOLERABLE, TOLERABLE, same",
    "H, H, EVIDENCE_MISSING, CONTROLS_MISSING, worse",
    "H, H, CONTROLS_MISSING, EVIDENCE_MISSING, better",
    "H, H, ACCEPTED, EVIDENCE_MISSING, worse",
    "H, M, ACCEPTED, EVIDENCE_MISSING, worse",
    "H, M, ACCEPTED, TOLERABLE, better",
    "H, M, EVIDENCE_MISSING, CONTROLS_MISSING, better",
    "M, H, CONTROLS_MISSING, ACCEPTED, worse",
    ", M, , TOLERABLE, worse",
    "M, , TOLERABLE, , better",
  })
  void compares(
      @Nullable Level from,
      @Nullable Level to,
      @Nullable TreatmentStatus statusFrom,
      @Nullable TreatmentStatus statusTo,
      String expected) {
    ScenarioChange change = new ScenarioChange("TF-01@model", from, to, statusFrom, statusTo);

    assertThat(change.isWorse()).isEqualTo(expected.equals("worse"));
    assertThat(change.isBetter()).isEqualTo(expected.equals("better"));
  }
}
