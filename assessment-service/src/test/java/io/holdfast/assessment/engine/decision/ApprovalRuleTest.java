// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.decision;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Approvals bind to what they covered: method.md section 8. */
class ApprovalRuleTest {

  private static final Assessment BARE = Inputs.of(Systems.creditScoring()).assess();
  private static final Assessment PROTECTED =
      Inputs.of(Systems.creditScoring())
          .safeguard("SC-01")
          .add(passing("f", "EV-08", onSystem(), "s-SC-01"))
          .assess();

  @Test
  void holdsWhileNothingChanges() {
    assertThat(ApprovalRule.judge("a", BARE, BARE))
        .isEqualTo(new DecisionResult("a", State.IN_FORCE, List.of()));
  }

  @Test
  void gainedCreditLapsesNothing() {
    assertThat(ApprovalRule.judge("a", BARE, PROTECTED).state()).isEqualTo(State.IN_FORCE);
  }

  @Test
  void lapsesWhenAResidualGetsWorse() {
    DecisionResult result = ApprovalRule.judge("a", PROTECTED, BARE);

    assertThat(result.state()).isEqualTo(State.RESIDUAL_WORSE);
    assertThat(result.because()).isNotEmpty().isSorted();
  }

  @Test
  void lapsesWhenAVersionChanges() {
    Assessment retrained =
        Inputs.of(
                Systems.creditScoring()
                    .change(
                        "model",
                        edit -> edit.version(new Version(null, "m2", null, day(15), List.of()))))
            .assess();

    DecisionResult result = ApprovalRule.judge("a", BARE, retrained);

    assertThat(result.state()).isEqualTo(State.BINDING_CHANGED);
    assertThat(result.because()).allMatch(scenario -> scenario.endsWith("@model"));
  }
}
