// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.evidence;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.ScopeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which kinds of evidence an action needs. SC-01 is proven by EV-06, EV-08 or EV-18; SC-28 by EV-08
 * or EV-10 together with EV-03 or EV-17; MC-17 by EV-08 or EV-17 together with EV-01 or EV-15, of
 * which the latter two speak for it unnamed.
 */
class EvidenceNeedsTest {

  private static List<List<String>> needs(Inputs inputs, Action action) {
    AssessmentInput input = inputs.input();
    return new EvidenceNeeds(input, Assessor.assess(input), new Engine(input, 9))
        .settle(List.of(action)).stream().map(Action::evidence).toList();
  }

  private static Action renewal(String control) {
    return new Action(
        "renew:s-" + control,
        ActionKind.RENEW,
        control,
        Maturity.M3,
        "s-" + control,
        ScopeKind.SYSTEM,
        null,
        List.of());
  }

  private static Inputs inPlace(String control) {
    return Inputs.of(Systems.creditScoring()).safeguard(control);
  }

  @Test
  void aRenewalNeedsWhatIsUnmet() {
    assertThat(needs(inPlace("SC-28"), renewal("SC-28")))
        .containsExactly(List.of("EV-03", "EV-08"));
    Inputs half = inPlace("SC-28").add(passing("e", "EV-08", onSystem(), "s-SC-28"));
    assertThat(needs(half, renewal("SC-28"))).containsExactly(List.of("EV-03"));
  }

  @Test
  void aRenewalForAFamilyThatAChangeOfTheWorldNamesNeedsItAnew() {
    Inputs inputs =
        inPlace("SC-01")
            .add(passing("e", "EV-06", onSystem(), "s-SC-01"))
            .add(new Change("c", "NEW_ATTACK_TECHNIQUE", day(15), List.of("TF-01"), List.of()));

    assertThat(needs(inputs, renewal("SC-01"))).containsExactly(List.of("EV-06"));
  }

  @Test
  void aRenewalForAFamilyThatWasNotTestedNeedsItAnew() {
    Evidence ofOne = Inputs.passingFor(List.of("TF-01"), "e", "EV-06", "s-SC-01");

    assertThat(needs(inPlace("SC-01").add(ofOne), renewal("SC-01")))
        .containsExactly(List.of("EV-06"));
  }

  @Test
  void whatFailedUnnamedHasToPassToo() {
    Action action =
        new Action(
            "implement:MC-17@model",
            ActionKind.IMPLEMENT,
            "MC-17",
            Maturity.M3,
            null,
            ScopeKind.COMPONENT,
            "model",
            List.of());
    Inputs plain = Inputs.of(Systems.creditScoring());
    assertThat(needs(plain, action)).containsExactly(List.of("EV-01", "EV-08"));

    plain.add(evidence("f", "EV-15", on("model", "m1"), Outcome.FAIL, day(12)));
    assertThat(needs(plain, action)).containsExactly(List.of("EV-01", "EV-08", "EV-15"));
  }
}
