// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.Invalidity.Reason;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.SafeguardResult.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What counts under <em>effective</em> (method.md section 4): SC-34 is emerging and shown to work
 * by a penetration test, EV-06, that is bound to no digest.
 */
class EffectTest {

  private static EvidenceUse use(Evidence.Subject... subjects) {
    return result(subjects).evidence().getFirst();
  }

  private static SafeguardResult result(Evidence.Subject... subjects) {
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .safeguard("SC-34")
            .add(
                new Evidence(
                    "e",
                    "EV-06",
                    Arrays.asList(subjects),
                    Outcome.PASS,
                    EvidenceMethod.TEST,
                    COLLECTED,
                    day(11),
                    null,
                    List.of("s-SC-34"),
                    Signature.NOT_SIGNED,
                    List.of()));
    return Inputs.safeguard(inputs.assess(), "s-SC-34");
  }

  private static Evidence.Subject unnamed(String component) {
    return new Evidence.OfComponent(component, Identity.NONE, List.of());
  }

  private static Invalidity notCurrent(String component) {
    return new Invalidity(Reason.IDENTITY_NOT_CURRENT, component, null, null);
  }

  @Test
  void theCurrentModelHasToBeNamed() {
    assertThat(use(on("model", "m1")).noEffect()).isNull();
    assertThat(use(on("model", "m0")).noEffect()).isEqualTo(notCurrent("model"));
    assertThat(use(unnamed("api")).noEffect()).isEqualTo(notCurrent("model"));
    assertThat(use(onSystem()).noEffect()).isEqualTo(notCurrent("model"));
    assertThat(use(onSystem()).isValid()).isTrue();
  }

  @Test
  void dataThatIsNamedHasToBeTheCurrentOne() {
    assertThat(use(on("model", "m1"), on("data", "d1")).noEffect()).isNull();
    assertThat(use(on("model", "m1"), on("data", "d0")).noEffect()).isEqualTo(notCurrent("data"));
    assertThat(use(on("model", "m1"), on("gone", "d0")).noEffect()).isNull();
    assertThat(use(on("model", "m1"), unnamed("api")).noEffect()).isNull();
  }

  @Test
  void withoutAModelSomeComponentHasToBeNamed() {
    Systems bare =
        Systems.system()
            .component(
                "api",
                io.holdfast.assessment.engine.input.ComponentKind.INFERENCE_API,
                io.holdfast.assessment.engine.input.Exposure.PUBLIC);
    Inputs inputs =
        Inputs.of(bare)
            .safeguard("SC-34")
            .add(Inputs.passing("one", "EV-06", unnamed("api"), "s-SC-34"))
            .add(Inputs.passing("other", "EV-06", unnamed("gone"), "s-SC-34"))
            .add(Inputs.passing("whole", "EV-06", onSystem(), "s-SC-34"));

    assertThat(Inputs.safeguard(inputs.assess(), "s-SC-34").evidence())
        .extracting(EvidenceUse::noEffect)
        .containsExactly(
            null,
            Invalidity.of(Reason.NAMES_NO_COMPONENT),
            Invalidity.of(Reason.NAMES_NO_COMPONENT));
  }

  @Test
  void whatProvesNoEffectLeavesTheDemandUnmet() {
    assertThat(result(on("model", "m1")).unmet())
        .extracting(SafeguardResult.UnmetDemand::purpose)
        .doesNotContain(Purpose.EFFECTIVE);
    assertThat(result(onSystem()).unmet())
        .extracting(SafeguardResult.UnmetDemand::purpose)
        .contains(Purpose.EFFECTIVE);
  }
}
