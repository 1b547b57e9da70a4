// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

  @Test
  void asksToComeBackWhoWaitedInVainAndLetsTheNextIn() {
    IntakeGate gate = new IntakeGate(1, Duration.ofMillis(1));

    Problem problem =
        gate.inTurn(
            () -> catchThrowableOfType(Problem.class, () -> gate.inTurn(() -> "no turn for this")));

    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(gate.inTurn(() -> "in")).isEqualTo("in");
  }
}
