// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What each of the four residuals counts (method.md section 4). Without controls the risk is M;
 * three steps of prevention, or one on the impact, make it L.
 */
class CoveragesTest {

  private final Set<Edition.Control> controls = new HashSet<>();

  private CoveragesTest control(
      String id, ControlLevel level, Maturity maturity, ControlFunction function) {
    controls.add(
        new Edition.Control(
            id,
            level,
            Set.of(function),
            Access.all(),
            maturity,
            Set.of(),
            List.of(List.of("EV")),
            List.of(),
            null));
    return this;
  }

  /** Two steps by the model's controls, and one by the system's. */
  private CoveragesTest threeSteps(Maturity second) {
    return control("m1", ControlLevel.MODEL, Maturity.M3, ControlFunction.PREVENT)
        .control("m2", ControlLevel.MODEL, second, ControlFunction.PREVENT)
        .control("s", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.PREVENT);
  }

  private Edition.Family family(String id) {
    Set<String> ids = new HashSet<>();
    controls.forEach(control -> ids.add(control.id()));
    return new Edition.Family(
        id,
        Set.of(SecurityProperty.INTEGRITY),
        Set.of(ComponentKind.MODEL),
        Set.of(Access.INFER_QUERY),
        Map.of(),
        ids,
        Set.of(),
        Set.of());
  }

  private Inputs on(Systems system) {
    return Inputs.of(system)
        .edition(
            new Edition(
                "e",
                List.of(family("TF"), family("TG")),
                List.copyOf(controls),
                List.of(
                    new Edition.EvidenceKind("EV", "SYSTEM", Set.of(), Set.of(), null, Set.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }

  private static Systems hosted() {
    return two().change("model", Edit::hosted);
  }

  private static Systems two() {
    return Systems.creditScoring()
        .component("other", ComponentKind.MODEL, Exposure.RESTRICTED)
        .flow("api", "other", FlowKind.INFERENCE_INPUT)
        .flow("other", "api", FlowKind.INFERENCE_OUTPUT)
        .version("other", "n1");
  }

  private static Scenario scenario(Inputs inputs, String id) {
    return Inputs.scenario(inputs.assess(), id);
  }

  private static Level attainable(Inputs inputs) {
    return scenario(inputs, "TF@model").attainable().level();
  }

  private static Level conceivable(Inputs inputs) {
    return scenario(inputs, "TF@model").conceivable().level();
  }

  @Test
  void matureControlsAreAttainableOnOwnModels() {
    threeSteps(Maturity.M3);

    assertThat(attainable(on(two()))).isEqualTo(Level.L);
    assertThat(scenario(on(two()), "TF@model").claimed().level()).isEqualTo(Level.M);
  }

  @Test
  void emergingControlsAreConceivableOnly() {
    threeSteps(Maturity.M2);

    assertThat(attainable(on(two()))).isEqualTo(Level.M);
    assertThat(conceivable(on(two()))).isEqualTo(Level.L);
    assertThat(attainable(on(hosted()).safeguard("m1", "model").safeguard("m2", "model")))
        .isEqualTo(Level.M);
  }

  @Test
  void onAThirdPartysModelControlsOfModelsAreAttainableOnlyIfImplemented() {
    threeSteps(Maturity.M3);

    assertThat(attainable(on(hosted()))).isEqualTo(Level.M);
    assertThat(conceivable(on(hosted()))).isEqualTo(Level.L);
    assertThat(attainable(on(hosted()).safeguard("m1", "model"))).isEqualTo(Level.M);
    assertThat(attainable(on(hosted()).safeguard("m1", "model").safeguard("m2", "model")))
        .isEqualTo(Level.L);
    assertThat(attainable(on(hosted()).safeguard("m1").safeguard("m2"))).isEqualTo(Level.L);
    assertThat(attainable(on(hosted()).safeguard("m1", "other").safeguard("m2", "other")))
        .isEqualTo(Level.M);
  }

  @Test
  void aSafeguardOfAComponentCountsThereBesideThoseOfTheSystem() {
    Inputs inputs =
        threeSteps(Maturity.M3)
            .on(two())
            .safeguard("s")
            .safeguard("m1", "model")
            .safeguard("m2", "model")
            .add(passing("e", "EV", onSystem(), "s-s", "s-m1-model", "s-m2-model"));

    assertThat(scenario(inputs, "TF@model").claimed().level()).isEqualTo(Level.L);
    assertThat(scenario(inputs, "TF@model").evidenced().level()).isEqualTo(Level.L);
    assertThat(scenario(inputs, "TF@model").safeguards())
        .containsExactly("s-m1-model", "s-m2-model", "s-s");
    assertThat(scenario(inputs, "TF@other").claimed().level()).isEqualTo(Level.M);
    assertThat(scenario(inputs, "TF@other").evidenced().level()).isEqualTo(Level.M);
    assertThat(scenario(inputs, "TF@other").safeguards()).containsExactly("s-s");
  }

  @Test
  void evidenceThatTestedSomeFamiliesCountsForThese() {
    Evidence tested = Inputs.passingFor(List.of("TF"), "e", "EV", "s-limits");
    Inputs inputs =
        control("limits", ControlLevel.SYSTEM, Maturity.M3, ControlFunction.CONTROL)
            .on(two())
            .safeguard("limits")
            .add(tested);

    assertThat(scenario(inputs, "TF@model").evidenced().level()).isEqualTo(Level.L);
    assertThat(scenario(inputs, "TG@model").evidenced().level()).isEqualTo(Level.M);
    assertThat(scenario(inputs, "TG@model").claimed().level()).isEqualTo(Level.L);
  }
}
