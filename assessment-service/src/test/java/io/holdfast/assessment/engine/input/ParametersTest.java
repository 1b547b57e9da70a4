// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Parameters.Steps;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void whatIsNotNamedIsTheMethods() {
    assertThat(Parameters.of(Map.of())).isEqualTo(Parameters.METHOD);
  }

  @Test
  void eachIsReadAndCanOnlyBeStricter() {
    Parameters stricter =
        Parameters.of(
            Map.of(
                "tolerance.HIGH_RISK", "VL",
                "tolerance.NOT_HIGH_RISK", "L",
                "acceptance.limit", "L",
                "cap.prevent.MODEL", "1",
                "cap.prevent.SYSTEM", "0",
                "cap.prevent.ORGANISATION", "0",
                "cap.impact", "1",
                "cap.emerging", "0"));
    Parameters looser =
        Parameters.of(
            Map.of(
                "tolerance.HIGH_RISK", "H",
                "tolerance.NOT_HIGH_RISK", "VH",
                "cap.prevent.MODEL", "5",
                "cap.prevent.SYSTEM", "3",
                "cap.prevent.ORGANISATION", "2",
                "cap.impact", "3",
                "cap.emerging", "2"));

    assertThat(stricter.tolerance(true)).isEqualTo(Level.VL);
    assertThat(stricter.tolerance(false)).isEqualTo(Level.L);
    assertThat(stricter.acceptanceLimit()).isEqualTo(Level.L);
    assertThat(stricter.steps()).isEqualTo(new Steps(1, 0, 0, 1, 0));
    assertThat(stricter.unknown()).isEmpty();
    assertThat(looser).isEqualTo(Parameters.METHOD);
  }

  @Test
  void whatCannotBeReadIsKeptAsUnknown() {
    Parameters read =
        Parameters.of(Map.of("cap.detect", "1", "tolerance.HIGH_RISK", "TINY", "cap.impact", "-1"));

    assertThat(read.unknown())
        .containsExactlyInAnyOrder("cap.detect", "tolerance.HIGH_RISK", "cap.impact");
    assertThat(read.steps()).isEqualTo(Parameters.METHOD.steps());
  }
}
