// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NIST SP 800-30 r1, every cell: rows are likelihoods, columns VL, L, M, H, VH. */
class RiskTablesTest {

  @ParameterizedTest
  @CsvSource({
    "VH, L, M, H, VH, VH",
    "H, L, M, M, H, VH",
    "M, L, L, M, M, H",
    "L, VL, L, L, M, M",
    "VL, VL, VL, L, L, L"
  })
  void overallLikelihoodIsTableG5(
      Level initiation, Level veryLow, Level low, Level moderate, Level high, Level veryHigh) {
    assertThat(RiskTables.likelihood(initiation, Level.VL)).isEqualTo(veryLow);
    assertThat(RiskTables.likelihood(initiation, Level.L)).isEqualTo(low);
    assertThat(RiskTables.likelihood(initiation, Level.M)).isEqualTo(moderate);
    assertThat(RiskTables.likelihood(initiation, Level.H)).isEqualTo(high);
    assertThat(RiskTables.likelihood(initiation, Level.VH)).isEqualTo(veryHigh);
  }

  @ParameterizedTest
  @CsvSource({
    "VH, VL, L, M, H, VH",
    "H, VL, L, M, H, VH",
    "M, VL, L, M, M, H",
    "L, VL, L, L, L, M",
    "VL, VL, VL, VL, L, L"
  })
  void riskIsTableI2(
      Level likelihood, Level veryLow, Level low, Level moderate, Level high, Level veryHigh) {
    assertThat(RiskTables.risk(likelihood, Level.VL)).isEqualTo(veryLow);
    assertThat(RiskTables.risk(likelihood, Level.L)).isEqualTo(low);
    assertThat(RiskTables.risk(likelihood, Level.M)).isEqualTo(moderate);
    assertThat(RiskTables.risk(likelihood, Level.H)).isEqualTo(high);
    assertThat(RiskTables.risk(likelihood, Level.VH)).isEqualTo(veryHigh);
  }

  @ParameterizedTest
  @CsvSource({"0, VH", "1, H", "2, M", "3, L", "4, VL", "5, VL", "9, VL"})
  void initiationFollowsTheCost(int cost, Level initiation) {
    assertThat(Likelihood.initiation(cost)).isEqualTo(initiation);
  }

  @Test
  void levelsStopAtTheEnds() {
    assertThat(Level.VL.step(-3)).isEqualTo(Level.VL);
    assertThat(Level.H.step(4)).isEqualTo(Level.VH);
  }
}
