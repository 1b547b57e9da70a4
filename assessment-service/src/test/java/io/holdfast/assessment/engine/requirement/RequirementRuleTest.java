// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static io.holdfast.assessment.engine.Inputs.requirement;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.ConformityRoute;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Scenario;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lines of method.md section 6 on a small edition: evasion, two controls, one requirement. */
class RequirementRuleTest {

  private static final String ANY = "EV-A";
  private Level impact = Level.M;
  private Maturity maturity = Maturity.M4;
  private Assessable assessable = Assessable.COMPUTED;
  private List<List<String>> demands = List.of(List.of("SC"));
  private Set<String> families = Set.of("TF");
  private Set<String> findings = Set.of();
  private String framework = "AI_ACT_ART_15";
  private @Nullable String demandsApply;
  private @Nullable String appliesWhen;
  private List<String> standards = List.of();
  private CraScope cra = CraScope.NONE;
  private boolean prohibited;

  private Edition edition() {
    Edition.Family family =
        new Edition.Family(
            "TF",
            Set.of(SecurityProperty.INTEGRITY),
            Set.of(ComponentKind.MODEL, ComponentKind.INFERENCE_API),
            Set.of(Access.INFER_QUERY),
            Map.of(Approach.DEEP, 3, Approach.TRADITIONAL, 0, Approach.LARGE_SCALE, 3),
            Set.of("SC", "SD", "SE", "MC"),
            Set.of(),
            Set.of(FindingKind.DRIFT));
    List<Edition.Control> controls = new ArrayList<>();
    controls.add(control("SC", ControlLevel.SYSTEM, maturity, ControlFunction.PREVENT));
    controls.add(control("SD", ControlLevel.SYSTEM, maturity, ControlFunction.CONTROL));
    controls.add(control("SE", ControlLevel.SYSTEM, maturity, ControlFunction.PREVENT));
    controls.add(control("MC", ControlLevel.MODEL, Maturity.M2, ControlFunction.PREVENT));
    controls.add(control("OC", ControlLevel.ORGANISATION, Maturity.M4, ControlFunction.GOVERN));
    Edition.Requirement requirement =
        new Edition.Requirement(
            "R",
            framework,
            assessable,
            true,
            appliesWhen,
            demandsApply,
            demands,
            families,
            findings,
            List.of(List.of(ANY)));
    return new Edition(
        "e",
        List.of(family),
        controls,
        List.of(new Edition.EvidenceKind(ANY, "SYSTEM", Set.of(), Set.of(), null, Set.of())),
        List.of(requirement),
        List.of(new Edition.Framework(framework, true)),
        List.of(new Edition.ApplicationDate("CRA", LocalDate.parse("2026-01-01"), "OJ")),
        standards);
  }

  private static Edition.Control control(
      String id, ControlLevel level, Maturity maturity, ControlFunction function) {
    return new Edition.Control(
        id,
        level,
        Set.of(function),
        Access.all(),
        maturity,
        Set.of(),
        List.of(List.of(ANY)),
        List.of(),
        "EN 1");
  }

  private Systems system() {
    Profile.AiActFacts facts = new Profile.AiActFacts(true, null, null, false, prohibited);
    Profile base = Systems.profile(facts, impact);
    Profile profile =
        new Profile(
            base.intendedPurpose(), base.role(), facts, cra, base.impact(), List.of(), null);
    return Systems.creditScoring().profile(profile);
  }

  private Inputs inputs(Systems system, String... credited) {
    Inputs inputs = Inputs.of(system).edition(edition());
    for (String control : credited) {
      inputs.safeguard(control);
      inputs.add(passing("e-" + control, ANY, onSystem(), "s-" + control));
    }
    return inputs;
  }

  private RequirementResult result(String... credited) {
    return requirement(inputs(system(), credited).assess(), "R");
  }

  @Test
  void isMetWhenDemandsAreCoveredAndScenariosTolerable() {
    impact = Level.L;

    assertThat(result("SC").status()).isEqualTo(RequirementStatus.MET);
    assertThat(result("SC").safeguards()).containsExactly("s-SC");
  }

  @Test
  void isMetByCompensationWhereASystemControlCarriesTheScenario() {
    assertThat(result("SC", "SD").status()).isEqualTo(RequirementStatus.MET_BY_COMPENSATION);
  }

  @Test
  void isNotMetWhenADemandFails() {
    impact = Level.L;

    assertThat(result("SD").status()).isEqualTo(RequirementStatus.NOT_MET);
    assertThat(result().status()).isEqualTo(RequirementStatus.NOT_MET);
  }

  @Test
  void isNotMetWhenAScenarioIsNotTolerable() {
    assertThat(result("SC").status()).isEqualTo(RequirementStatus.NOT_MET);
  }

  @Test
  void isUnattainableWhenAScenarioIs() {
    impact = Level.VH;

    Inputs drifting = inputs(system(), "SC").finding("x", FindingKind.DRIFT, "model", false);

    assertThat(requirement(drifting.assess(), "R").status())
        .isEqualTo(RequirementStatus.UNATTAINABLE);
  }

  @Test
  void isNotMetWhileAForbiddenFindingIsOpen() {
    impact = Level.L;
    findings = Set.of("KNOWN_EXPLOITABLE_VULNERABILITY");
    Inputs flawed = inputs(system(), "SC").finding("x", FindingKind.VULNERABILITY, "api", true);
    Inputs harmless = inputs(system(), "SC").finding("x", FindingKind.VULNERABILITY, "api", false);

    assertThat(requirement(flawed.assess(), "R").status()).isEqualTo(RequirementStatus.NOT_MET);
    assertThat(requirement(harmless.assess(), "R").status()).isEqualTo(RequirementStatus.MET);
  }

  private void assertUndetermined(Systems system) {
    assertThat(requirement(inputs(system, "SC", "SD", "SE").assess(), "R").status())
        .isEqualTo(RequirementStatus.UNDETERMINED);
  }

  @Test
  void isUndeterminedWhereTheInventoryLacksSomething() {
    impact = Level.L;

    assertUndetermined(system().change("model", edit -> edit.approach(null)));
    assertUndetermined(system().change("model", edit -> edit.version(null)));
    assertUndetermined(system().withoutActors());
    assertUndetermined(system().component("alone", ComponentKind.INFERENCE_API, Exposure.INTERNAL));
    assertUndetermined(system().component("odd", ComponentKind.UNKNOWN, Exposure.INTERNAL));
    assertUndetermined(system().component("deaf", ComponentKind.MODEL, Exposure.INTERNAL));
  }

  @Test
  void aLonelyComponentThatNoFamilyConcernsLeavesItAsItIs() {
    impact = Level.L;
    Systems system = system().component("alone", ComponentKind.LOG_STORE, Exposure.INTERNAL);

    assertThat(requirement(inputs(system, "SC").assess(), "R").status())
        .isEqualTo(RequirementStatus.MET);
  }

  @Test
  void isAcceptedWhenOtherwiseMet() {
    Assessment before = inputs(system(), "SC").assess();
    List<Decision.Bound> bounds = new ArrayList<>();
    for (Scenario scenario : before.scenarios()) {
      bounds.add(
          new Decision.Bound(
              scenario.id(), scenario.evidenced().level(), scenario.binding().hash()));
    }
    Inputs inputs = inputs(system(), "SC").add(new Decision.RiskAcceptance("d", signed(), bounds));

    assertThat(requirement(inputs.assess(), "R").status()).isEqualTo(RequirementStatus.ACCEPTED);
  }

  @Test
  void aComponentSafeguardCoversItsComponentOnly() {
    impact = Level.L;
    Inputs one = inputs(system());
    one.safeguard("SC", "model").add(passing("e1", ANY, onSystem(), "s-SC-model"));
    assertThat(requirement(one.assess(), "R").status()).isEqualTo(RequirementStatus.NOT_MET);

    one.safeguard("SC", "api").add(passing("e2", ANY, onSystem(), "s-SC-api"));
    assertThat(requirement(one.assess(), "R").status()).isEqualTo(RequirementStatus.MET);
  }

  @Test
  void whatActsOnNoScenarioIsCoveredOnce() {
    impact = Level.L;
    demands = List.of(List.of("OC"));
    Inputs inputs = inputs(system());
    assertThat(requirement(inputs.assess(), "R").status()).isEqualTo(RequirementStatus.NOT_MET);

    inputs.safeguard("OC", "data").add(passing("e", ANY, onSystem(), "s-OC-data"));
    assertThat(requirement(inputs.assess(), "R").status()).isEqualTo(RequirementStatus.MET);
  }

  @Test
  void nothingDemandedAndNothingDeclaredIsNeverMet() {
    impact = Level.L;
    demands = List.of();

    assertThat(result("SC").status()).isEqualTo(RequirementStatus.UNDETERMINED);
  }

  @Test
  void demandsBindOnlyIfExposed() {
    impact = Level.L;
    demandsApply = "IF_EXPOSED";
    Systems traditional = system().change("model", edit -> edit.approach(Approach.TRADITIONAL));

    assertThat(result().status()).isEqualTo(RequirementStatus.NOT_MET);
    assertThat(requirement(inputs(traditional).assess(), "R").status())
        .isEqualTo(RequirementStatus.NOT_APPLICABLE);
  }

  @Test
  void aDeclaredRequirementNeedsADeclarationWithEvidence() {
    impact = Level.L;
    assessable = Assessable.DECLARED;
    Inputs inputs = inputs(system(), "SC");
    assertThat(requirement(inputs.assess(), "R").status())
        .isEqualTo(RequirementStatus.UNDETERMINED);

    Evidence shown = passing("shown", ANY, onSystem(), "nobody");
    inputs.add(new Decision.Declaration("d", signed(), "R", List.of("shown")));
    assertThat(requirement(inputs.assess(), "R").status())
        .isEqualTo(RequirementStatus.UNDETERMINED);
    assertThat(requirement(inputs.add(shown).assess(), "R").status())
        .isEqualTo(RequirementStatus.MET);
  }

  @Test
  void isNotApplicableOutOfScopeOrMarked() {
    appliesWhen = "ONLINE_LEARNING";
    assertThat(result().status()).isEqualTo(RequirementStatus.NOT_APPLICABLE);

    appliesWhen = null;
    framework = "CRA_ANNEX_I";
    assertThat(result().status()).isEqualTo(RequirementStatus.NOT_APPLICABLE);
    assertThat(result().justified()).isFalse();

    framework = "AI_ACT_ART_15";
    Decision marked = new Decision.NotApplicable("d", signed(), "R", "no such thing");
    RequirementResult result = requirement(inputs(system()).add(marked).assess(), "R");
    assertThat(result.status()).isEqualTo(RequirementStatus.NOT_APPLICABLE);
    assertThat(result.justified()).isTrue();
  }

  @Test
  void aProhibitedPracticeHasNoOtherVerdictThanNotMet() {
    impact = Level.L;
    prohibited = true;

    Assessment assessment = inputs(system(), "SC").assess();

    assertThat(requirement(assessment, "R").status()).isEqualTo(RequirementStatus.MET);
    assertThat(assessment.verdicts().getFirst().status()).isEqualTo(RequirementStatus.NOT_MET);
    assertThat(assessment.route()).isNull();
  }

  private ConformityRoute.Type route(Inputs inputs) {
    ConformityRoute route = inputs.assess().route();
    if (route == null) {
      throw new AssertionError("no route");
    }
    return route.type();
  }

  @Test
  void theRouteIsOwnDemonstrationWithoutACitedStandard() {
    impact = Level.L;

    ConformityRoute route = Objects.requireNonNull(inputs(system(), "SC").assess().route());

    assertThat(route.type()).isEqualTo(ConformityRoute.Type.OWN_DEMONSTRATION);
    assertThat(route.toDemonstrate().getFirst().safeguards()).containsExactly("s-SC");
    assertThat(inputs(system()).assess().route()).isNull();
  }

  @Test
  void aCitedStandardOrACertificateOpensAnotherRoute() {
    impact = Level.L;
    Decision held = new Decision.Certificate("d", signed(), "EUCC");
    assertThat(route(inputs(system(), "SC").add(held))).isEqualTo(ConformityRoute.Type.CERTIFICATE);

    standards = List.of("EN 1");
    assertThat(route(inputs(system(), "SC"))).isEqualTo(ConformityRoute.Type.PRESUMPTION);

    maturity = Maturity.M3;
    assertThat(route(inputs(system(), "SC"))).isEqualTo(ConformityRoute.Type.OWN_DEMONSTRATION);
  }
}
