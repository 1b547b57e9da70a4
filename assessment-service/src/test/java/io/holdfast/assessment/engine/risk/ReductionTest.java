// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Caps and companions of method.md section 4. */
class ReductionTest {

  private final List<Edition.Control> controls = new ArrayList<>();
  private Set<String> weak = Set.of();
  private boolean generativeAi;

  private ReductionTest control(
      String id, ControlLevel level, Maturity maturity, ControlFunction... functions) {
    return control(id, level, maturity, Access.all(), Set.of(), functions);
  }

  private ReductionTest control(
      String id,
      ControlLevel level,
      Maturity maturity,
      Set<Access> actsOn,
      Set<String> flags,
      ControlFunction... functions) {
    controls.add(
        new Edition.Control(
            id,
            level,
            Set.of(functions),
            actsOn,
            maturity,
            flags,
            List.of(List.of("EV")),
            List.of(),
            null));
    return this;
  }

  private ReductionTest preventing(ControlLevel level, Maturity maturity, String... ids) {
    for (String id : ids) {
      control(id, level, maturity, ControlFunction.PREVENT);
    }
    return this;
  }

  private Reduction reduction() {
    return reduction(Parameters.METHOD);
  }

  private Reduction reduction(Parameters parameters) {
    Set<String> ids = Set.copyOf(controls.stream().map(Edition.Control::id).toList());
    Edition.Family family =
        new Edition.Family(
            "TF",
            Set.of(SecurityProperty.INTEGRITY),
            Set.of(ComponentKind.MODEL),
            Set.of(Access.INFER_QUERY),
            Map.of(),
            ids,
            weak,
            Set.of());
    Edition edition =
        new Edition(
            "e",
            List.of(family),
            controls,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            parameters);
    CatalogueIndex catalogue = CatalogueIndex.of(edition);
    BitSet all = new BitSet();
    all.set(0, controls.size());
    return Reduction.of(
        catalogue.families().getFirst(), Access.INFER_QUERY, generativeAi, all, all);
  }

  @Test
  void preventionIsCappedPerLevelAndLevelsAddUp() {
    preventing(ControlLevel.MODEL, Maturity.M3, "m1", "m2", "m3");
    assertThat(reduction().success()).isEqualTo(2);

    preventing(ControlLevel.SYSTEM, Maturity.M4, "s1", "s2", "s3");
    assertThat(reduction().success()).isEqualTo(4);

    preventing(ControlLevel.ORGANISATION, Maturity.M4, "o1", "o2");
    assertThat(reduction().success()).isEqualTo(5);
  }

  @Test
  void limitingGivesOneStepOnEachOuterLevel() {
    control("m", ControlLevel.MODEL, Maturity.M4, ControlFunction.CONTROL);
    assertThat(reduction().impact()).isZero();

    control("s1", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.RESPOND);
    control("s2", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.RESOLVE);
    assertThat(reduction().impact()).isEqualTo(1);

    control("o", ControlLevel.ORGANISATION, Maturity.M4, ControlFunction.CONTROL);
    assertThat(reduction().impact()).isEqualTo(2);
  }

  @Test
  void humanApprovalAndOversightAreOnePerson() {
    control("SC-10", ControlLevel.SYSTEM, Maturity.M3, ControlFunction.CONTROL);
    assertThat(reduction().impact()).isEqualTo(1);

    control("OC-13", ControlLevel.ORGANISATION, Maturity.M3, ControlFunction.CONTROL);
    assertThat(reduction().impact()).isEqualTo(1);

    control("SC-09", ControlLevel.SYSTEM, Maturity.M3, ControlFunction.CONTROL);
    assertThat(reduction().impact()).isEqualTo(2);
  }

  @Test
  void emergingControlsTogetherGiveOneStepWhereItHelpsMore() {
    preventing(ControlLevel.MODEL, Maturity.M2, "m1", "m2");
    preventing(ControlLevel.SYSTEM, Maturity.M1, "s1");
    control("s2", ControlLevel.SYSTEM, Maturity.M2, ControlFunction.CONTROL);

    Reduction reduction = reduction();

    assertThat(reduction.success()).isZero();
    assertThat(reduction.impact()).isZero();
    // Likelihood stays VH one step below VH; impact one step lower is one level of risk.
    assertThat(reduction.residual(Level.VH, Level.VH, Level.VH, Reduction.Correction.NONE))
        .isEqualTo(Level.H);
    assertThat(reduction.residual(Level.VH, Level.VH, Level.L, Reduction.Correction.NONE))
        .isEqualTo(Level.VL);
  }

  @Test
  void emergingControlsStayWithinTheCaps() {
    preventing(ControlLevel.MODEL, Maturity.M3, "m1", "m2");
    preventing(ControlLevel.MODEL, Maturity.M2, "m3");

    assertThat(reduction().emergingOnSuccess()).isFalse();
  }

  @Test
  void anOrganisationLowersEachCap() {
    preventing(ControlLevel.MODEL, Maturity.M3, "m1", "m2");
    preventing(ControlLevel.SYSTEM, Maturity.M4, "s1", "s2");
    preventing(ControlLevel.ORGANISATION, Maturity.M4, "o1");
    control("s3", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.CONTROL);
    control("o2", ControlLevel.ORGANISATION, Maturity.M4, ControlFunction.CONTROL);

    assertThat(reduction(Parameters.of(Map.of("cap.prevent.MODEL", "1"))).success()).isEqualTo(4);
    assertThat(reduction(Parameters.of(Map.of("cap.prevent.SYSTEM", "0"))).success()).isEqualTo(3);
    assertThat(reduction(Parameters.of(Map.of("cap.prevent.ORGANISATION", "0"))).success())
        .isEqualTo(4);
    assertThat(reduction(Parameters.of(Map.of("cap.impact", "1"))).impact()).isEqualTo(1);
  }

  @Test
  void anOrganisationCountsNoEmergingControlAtAll() {
    preventing(ControlLevel.MODEL, Maturity.M2, "m1");
    control("s1", ControlLevel.SYSTEM, Maturity.M1, ControlFunction.CONTROL);

    assertThat(reduction(Parameters.of(Map.of("cap.emerging", "0"))))
        .isEqualTo(new Reduction(0, 0, false, false));
  }

  @Test
  void assuranceGovernanceAndDetectionLowerNothing() {
    control("a", ControlLevel.MODEL, Maturity.M4, ControlFunction.ASSURE);
    control("g", ControlLevel.ORGANISATION, Maturity.M4, ControlFunction.GOVERN);
    control("d", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.DETECT);

    assertThat(reduction()).isEqualTo(new Reduction(0, 0, false, false));
  }

  @Test
  void whatIsWeakAloneCountsOnlyBesideSomethingThatIsNot() {
    weak = Set.of("s1", "s2");
    preventing(ControlLevel.SYSTEM, Maturity.M4, "s1", "s2");
    assertThat(reduction().success()).isZero();

    control("a", ControlLevel.MODEL, Maturity.M4, ControlFunction.ASSURE);
    assertThat(reduction().success()).isZero();

    control("c", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.CONTROL);
    assertThat(reduction().success()).isEqualTo(2);
  }

  @Test
  void aControlWithSeveralFunctionsCountsInEach() {
    control(
        "s", ControlLevel.SYSTEM, Maturity.M4, ControlFunction.PREVENT, ControlFunction.RESOLVE);

    assertThat(reduction()).isEqualTo(new Reduction(1, 1, false, false));
  }

  @Test
  void aControlActsOnItsAccessesOnly() {
    control(
        "s",
        ControlLevel.SYSTEM,
        Maturity.M4,
        Set.of(Access.PHYSICAL),
        Set.of(),
        ControlFunction.PREVENT);

    assertThat(reduction().success()).isZero();
  }

  @Test
  void generativeControlsActOnlyBesideALargeScaleModel() {
    control(
        "s",
        ControlLevel.SYSTEM,
        Maturity.M4,
        Access.all(),
        Set.of("GENAI"),
        ControlFunction.PREVENT);
    assertThat(reduction().success()).isZero();

    generativeAi = true;
    assertThat(reduction().success()).isEqualTo(1);
  }

  @Test
  void correctionsApplyAfterControls() {
    preventing(ControlLevel.SYSTEM, Maturity.M4, "s1", "s2");
    preventing(ControlLevel.MODEL, Maturity.M4, "m1", "m2");

    // Success stops at VL, then goes up one step to L.
    assertThat(reduction().residual(Level.VH, Level.M, Level.H, new Reduction.Correction(1, 0)))
        .isEqualTo(RiskTables.risk(RiskTables.likelihood(Level.VH, Level.L), Level.H));
  }
}
