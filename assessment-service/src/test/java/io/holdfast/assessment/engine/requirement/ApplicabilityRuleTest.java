// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import org.junit.jupiter.api.Test;

/** When a requirement does not apply (method.md section 6). */
class ApplicabilityRuleTest {

  private static final String FEEDBACK_LOOPS = "AIA-15.4.feedback-loops";
  private static final String CONFIDENTIALITY = "AIA-15.5.confidentiality";

  private static boolean applies(Systems system) {
    return status(Inputs.of(system), FEEDBACK_LOOPS) != RequirementStatus.NOT_APPLICABLE;
  }

  private static RequirementStatus status(Inputs inputs, String requirement) {
    return Inputs.requirement(inputs.assess(), requirement).status();
  }

  @Test
  void feedbackLoopsMatterToModelsThatLearnOnline() {
    assertThat(applies(Systems.creditScoring())).isFalse();
    assertThat(
            applies(
                Systems.creditScoring().change("model", edit -> edit.learning(Learning.ONLINE))))
        .isTrue();
    assertThat(
            applies(Systems.creditScoring().change("api", edit -> edit.learning(Learning.ONLINE))))
        .isFalse();
  }

  @Test
  void feedbackLoopsMatterWhereFeedbackReachesTraining() {
    assertThat(applies(Systems.creditScoring().flow("api", "data", FlowKind.FEEDBACK))).isTrue();
    assertThat(applies(Systems.creditScoring().flow("customer", "training", FlowKind.FEEDBACK)))
        .isTrue();
    assertThat(applies(Systems.creditScoring().flow("api", "model", FlowKind.FEEDBACK))).isTrue();
    assertThat(applies(Systems.creditScoring().flow("model", "api", FlowKind.FEEDBACK))).isFalse();
    assertThat(applies(Systems.creditScoring().flow("api", "customer", FlowKind.FEEDBACK)))
        .isFalse();
  }

  @Test
  void feedbackIsFollowedThroughWhatHandsItOn() {
    Systems collected =
        Systems.creditScoring()
            .component("labels", ComponentKind.DATA_PIPELINE, Exposure.INTERNAL)
            .component("store", ComponentKind.DATA_SOURCE, Exposure.INTERNAL)
            .actor("clerk", ActorKind.OPERATOR, Exposure.INTERNAL)
            .flow("clerk", "labels", FlowKind.FEEDBACK)
            .flow("labels", "store", FlowKind.FEEDBACK)
            .flow("store", "labels", FlowKind.FEEDBACK);
    assertThat(applies(collected)).isFalse();

    assertThat(applies(collected.flow("store", "data", FlowKind.TRAINING_DATA))).isTrue();
  }

  @Test
  void aPersonMarksWhatDoesNotApplyWithAJustification() {
    Inputs marked =
        Inputs.of(Systems.creditScoring())
            .add(new Decision.NotApplicable("d", signed(), CONFIDENTIALITY, "no data of anybody"));
    RequirementResult result = Inputs.requirement(marked.assess(), CONFIDENTIALITY);
    assertThat(result.status()).isEqualTo(RequirementStatus.NOT_APPLICABLE);
    assertThat(result.justified()).isTrue();

    Inputs unjustified =
        Inputs.of(Systems.creditScoring())
            .add(new Decision.NotApplicable("d", signed(), CONFIDENTIALITY, " "));
    assertThat(status(unjustified, CONFIDENTIALITY)).isEqualTo(RequirementStatus.NOT_MET);

    Decision.Signed ended = new Decision.Signed("amir", "petra", day(11), day(12), null);
    Inputs lapsed =
        Inputs.of(Systems.creditScoring())
            .add(new Decision.NotApplicable("d", ended, CONFIDENTIALITY, "no data of anybody"));
    assertThat(status(lapsed, CONFIDENTIALITY)).isEqualTo(RequirementStatus.NOT_MET);
  }
}
