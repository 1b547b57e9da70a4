// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes that are on no component (method.md section 4, rule 2). */
class WorldChangeTest {

  private static final String TECHNIQUE = "NEW_ATTACK_TECHNIQUE";
  private static final String EVALUATED = "s-MC-16-model";
  private static final String CONFIDENTIALITY = "AIA-15.5.confidentiality";

  private static Inputs evaluated(Change... changes) {
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .safeguard("MC-16", "model")
            .add(passing("e", "EV-01", on("model", "m1"), EVALUATED));
    List.of(changes).forEach(inputs::add);
    return inputs;
  }

  private static Change change(
      String kind, int day, List<String> families, List<String> requirements) {
    return new Change("c", kind, day(day), families, requirements);
  }

  private static SafeguardResult result(Change... changes) {
    return Inputs.safeguard(evaluated(changes).assess(), EVALUATED);
  }

  @Test
  void oneThatNamesNothingConcernsAllEvidenceThatDependsOnIt() {
    SafeguardResult result = result(change(TECHNIQUE, 15, List.of(), List.of()));

    assertThat(result.credited()).isFalse();
    assertThat(result.evidence().getFirst().invalid())
        .isEqualTo(new Invalidity(Invalidity.Reason.CHANGED_SINCE, null, TECHNIQUE, day(15)));
  }

  @Test
  void itCountsFromTheInstantOfTheCollectionOn() {
    assertThat(result(change(TECHNIQUE, 10, List.of(), List.of())).credited()).isFalse();
    assertThat(result(change(TECHNIQUE, 9, List.of(), List.of())).credited()).isTrue();
    assertThat(result(change(TECHNIQUE, 20, List.of(), List.of())).credited()).isFalse();
    assertThat(result(change(TECHNIQUE, 21, List.of(), List.of())).credited()).isTrue();
  }

  @Test
  void kindsThatTheEvidenceDoesNotDependOnSayNothing() {
    SafeguardResult result =
        result(
            change("LAW_OR_STANDARD_CHANGED", 15, List.of(), List.of()),
            change("LAW_OR_STANDARD_CHANGED", 15, List.of("TF-01"), List.of()),
            change("INTENDED_PURPOSE_CHANGED", 15, List.of(), List.of()));

    assertThat(result.credited()).isTrue();
    assertThat(result.notFor()).isEmpty();
  }

  @Test
  void oneThatNamesAFamilyCostsTheCreditForItAlone() {
    SafeguardResult result = result(change(TECHNIQUE, 15, List.of("TF-01"), List.of()));

    assertThat(result.credited()).isTrue();
    assertThat(result.evidence().getFirst().isValid()).isTrue();
    assertThat(result.notFor()).containsExactly("TF-01");
    assertThat(result(change(TECHNIQUE, 9, List.of("TF-01"), List.of())).notFor()).isEmpty();
    assertThat(result(change(TECHNIQUE, 10, List.of("TF-01"), List.of())).notFor())
        .containsExactly("TF-01");
  }

  @Test
  void oneThatNamesARequirementCostsTheCreditForItAlone() {
    Inputs audited =
        Inputs.of(Systems.creditScoring())
            .safeguard("OC-08")
            .add(passing("e", "EV-06", onSystem(), "s-OC-08"));
    Change concerned = change(TECHNIQUE, 15, List.of(), List.of("AIA-15.5.model-flaws"));
    Change other = change(TECHNIQUE, 15, List.of(), List.of(CONFIDENTIALITY));
    String requirement = "AIA-15.5.appropriate-to-risk";

    assertThat(Inputs.requirement(audited.assess(), requirement).safeguards())
        .containsExactly("s-OC-08");
    audited.add(other).add(concerned);
    assertThat(Inputs.requirement(audited.assess(), requirement).safeguards())
        .containsExactly("s-OC-08");
    audited.add(change(TECHNIQUE, 16, List.of(), List.of(requirement)));
    assertThat(Inputs.requirement(audited.assess(), requirement).safeguards()).isEmpty();
    assertThat(Inputs.safeguard(audited.assess(), "s-OC-08").credited()).isTrue();
  }

  @Test
  void oneOfTheSystemConcernsAllEvenIfItNamesSome() {
    Inputs declared =
        Inputs.of(Systems.creditScoring())
            .safeguard("OC-03")
            .add(passing("e", "EV-11", onSystem(), "s-OC-03"))
            .add(change("INTENDED_PURPOSE_CHANGED", 15, List.of("TF-01"), List.of()));

    assertThat(Inputs.safeguard(declared.assess(), "s-OC-03").credited()).isFalse();
  }

  @Test
  void anyComponentChangeMeansAny() {
    Inputs assessed =
        Inputs.of(Systems.creditScoring().changed("api", "THRESHOLD_CHANGED", day(15)))
            .safeguard("OC-03")
            .add(passing("e", "EV-11", onSystem(), "s-OC-03"));

    assertThat(Inputs.safeguard(assessed.assess(), "s-OC-03").evidence().getFirst().invalid())
        .isEqualTo(
            new Invalidity(Invalidity.Reason.CHANGED_SINCE, "api", "THRESHOLD_CHANGED", day(15)));
  }
}
