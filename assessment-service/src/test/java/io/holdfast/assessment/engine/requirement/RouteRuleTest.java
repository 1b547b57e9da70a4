// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.ConformityRoute;
import io.holdfast.assessment.engine.result.ConformityRoute.ToDemonstrate;
import io.holdfast.assessment.engine.result.ConformityRoute.Type;
import io.holdfast.assessment.engine.result.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The routes of method.md section 6: two requirements of the AI Act, one of them counted, and one
 * item of the CRA, each covered by a system control.
 */
class RouteRuleTest {

  private static final Decision SHOWN =
      new Decision.ProtectionShown("shown", signed(), "declaration");
  private static final Decision CERTIFICATE = new Decision.Certificate("held", signed(), "EUCC");

  private static final Version REGISTERED = new Version(null, null, "r", day(1), List.of());
  private static final Evidence.Subject WEAK =
      new Evidence.OfComponent("model", new Identity(null, null, "r", null), List.of());

  private String craFrom = "2026-01-01";
  private List<String> standards = List.of();
  private CraScope cra = CraScope.PRODUCT;
  private boolean highRisk = true;
  private Level impact = Level.L;
  private Systems system = Systems.creditScoring();
  private Set<String> acting = Set.of("C-A");
  private boolean bothCount;
  private boolean craItems = true;

  private static Edition.Control control(String id, Set<ComponentKind> bound) {
    return new Edition.Control(
        id,
        ControlLevel.SYSTEM,
        Set.of(ControlFunction.PREVENT),
        Access.all(),
        Maturity.M4,
        Set.of(),
        List.of(List.of(bound.isEmpty() ? "EV-A" : "EV-B")),
        List.of(),
        "EN 1");
  }

  private static Edition.Requirement requirement(String id, String framework, boolean counts) {
    return new Edition.Requirement(
        id,
        framework,
        Assessable.COMPUTED,
        counts,
        null,
        null,
        List.of(List.of("C-" + id)),
        switch (id) {
          case "A" -> Set.of("TF");
          case "N" -> Set.of("TG");
          default -> Set.of();
        },
        Set.of(),
        List.of());
  }

  private static Edition.Family family(String id, Set<String> controls) {
    return new Edition.Family(
        id,
        Set.of(SecurityProperty.INTEGRITY),
        Set.of(ComponentKind.MODEL),
        Set.of(Access.INFER_QUERY),
        Map.of(),
        controls,
        Set.of(),
        Set.of());
  }

  private Edition edition() {
    Set<ComponentKind> models = Set.of(ComponentKind.MODEL);
    return new Edition(
        "e",
        List.of(family("TF", acting), family("TG", Set.of())),
        List.of(control("C-A", models), control("C-N", Set.of()), control("C-P", Set.of())),
        List.of(
            new Edition.EvidenceKind("EV-A", "SYSTEM", Set.of(), Set.of(), null, Set.of()),
            new Edition.EvidenceKind("EV-B", "MODEL", models, Set.of(), null, Set.of())),
        List.of(
            requirement("A", "AI_ACT_ART_15", true),
            requirement("N", "AI_ACT_ART_15", bothCount),
            requirement("P", "CRA_ANNEX_I", craItems)),
        List.of(
            new Edition.Framework("AI_ACT_ART_15", true),
            new Edition.Framework("CRA_ANNEX_I", true)),
        List.of(
            new Edition.ApplicationDate("CRA", LocalDate.parse(craFrom), "OJ"),
            new Edition.ApplicationDate("AI_ACT", LocalDate.parse("2020-01-01"), "OJ")),
        standards);
  }

  private Inputs inputs(String... covered) {
    Profile.AiActFacts facts = new Profile.AiActFacts(highRisk, null, null, false, false);
    Profile base = Systems.profile(facts, impact);
    Profile profile =
        new Profile(
            base.intendedPurpose(), base.role(), facts, cra, base.impact(), List.of(), null);
    Inputs inputs = Inputs.of(system.profile(profile)).edition(edition());
    for (String control : covered) {
      String id = "s-" + control;
      inputs.safeguard(control);
      inputs.add(
          control.equals("C-A")
              ? passing("e-" + control, "EV-B", on("model", "m1"), id)
              : passing("e-" + control, "EV-A", onSystem(), id));
    }
    return inputs;
  }

  private static @Nullable ConformityRoute route(Inputs inputs) {
    return inputs.assess().route();
  }

  private static ConformityRoute resting(Type type, String decision) {
    return new ConformityRoute(type, List.of(decision), List.of());
  }

  private static ConformityRoute own(List<String> safeguards, List<String> scenarios) {
    return new ConformityRoute(
        Type.OWN_DEMONSTRATION, List.of(), List.of(new ToDemonstrate("A", safeguards, scenarios)));
  }

  @Test
  void thereIsNoneWhileNotMetOrNotHighRisk() {
    assertThat(route(inputs("C-N", "C-P"))).isNull();

    highRisk = false;
    assertThat(route(inputs("C-A", "C-P"))).isNull();
  }

  @Test
  void theCraIsDeemedToBeEnoughWhereItAppliesAndIsMet() {
    assertThat(route(inputs("C-A", "C-P").add(SHOWN))).isEqualTo(resting(Type.CRA_DEEMED, "shown"));
    assertThat(route(inputs("C-A", "C-P"))).isEqualTo(own(List.of("s-C-A"), List.of()));
    assertThat(route(inputs("C-A").add(SHOWN))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void anItemThatSomebodyMarkedWithAJustificationDoesNotStandAgainstIt() {
    Decision marked = new Decision.NotApplicable("n", signed(), "P", "no such thing");

    assertThat(route(inputs("C-A").add(SHOWN).add(marked)))
        .isEqualTo(resting(Type.CRA_DEEMED, "shown"));
  }

  @Test
  void theCraCountsFromTheDayOnWhichItApplies() {
    craFrom = day(20).toString().substring(0, 10);
    assertThat(route(inputs("C-A", "C-P").add(SHOWN))).isEqualTo(resting(Type.CRA_DEEMED, "shown"));

    craFrom = day(21).toString().substring(0, 10);
    assertThat(route(inputs("C-A", "C-P").add(SHOWN))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void theCraCountsOnlyForItsProducts() {
    cra = CraScope.NONE;
    assertThat(route(inputs("C-A").add(SHOWN))).isEqualTo(own(List.of("s-C-A"), List.of()));

    cra = CraScope.UNKNOWN;
    ConformityRoute route = route(inputs("C-A", "C-P").add(SHOWN));
    assertThat(route == null ? null : route.type()).isNotEqualTo(Type.CRA_DEEMED);
  }

  @Test
  void anEditionWithoutItemsOfTheCraDeemsNothing() {
    craItems = false;

    assertThat(route(inputs("C-A").add(SHOWN))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void aCertificateInForceIsEnough() {
    assertThat(route(inputs("C-A").add(CERTIFICATE))).isEqualTo(resting(Type.CERTIFICATE, "held"));
    Decision another = new Decision.Certificate("another", signed(), "EUCC");
    assertThat(route(inputs("C-A").add(CERTIFICATE).add(another)))
        .isEqualTo(new ConformityRoute(Type.CERTIFICATE, List.of("another", "held"), List.of()));

    Decision ended =
        new Decision.Certificate(
            "held", new Decision.Signed("a", "b", day(11), day(12), null), "EUCC");
    assertThat(route(inputs("C-A").add(ended))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void aCitedStandardIsPresumedToBeMetByStronglyNamedSafeguards() {
    standards = List.of("EN 1");
    assertThat(route(inputs("C-A")))
        .isEqualTo(new ConformityRoute(Type.PRESUMPTION, List.of(), List.of()));

    system = Systems.creditScoring().change("model", edit -> edit.version(REGISTERED));
    Inputs medium = inputs().safeguard("C-A").add(passing("e", "EV-B", WEAK, "s-C-A"));
    assertThat(route(medium)).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void aRequirementThatDoesNotApplyNeedsNoDemonstration() {
    bothCount = true;
    Decision marked = new Decision.NotApplicable("n", signed(), "N", "no such thing");

    assertThat(route(inputs("C-A").add(marked))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void whereNoRequirementAppliesThereIsNoRoute() {
    Decision marked = new Decision.NotApplicable("n", signed(), "A", "no such thing");

    assertThat(route(inputs("C-A").add(marked).add(CERTIFICATE))).isNull();
  }

  /** Accepts the scenarios of TF that are not tolerable. */
  private static Inputs accepting(Inputs open) {
    List<Decision.Bound> bounds =
        open.assess().scenarios().stream()
            .filter(scenario -> scenario.family().equals("TF"))
            .filter(scenario -> !scenario.status().isBearable())
            .map(
                scenario ->
                    new Decision.Bound(
                        scenario.id(), scenario.evidenced().level(), scenario.binding().hash()))
            .toList();
    assertThat(bounds).extracting(Decision.Bound::scenario).containsExactly("TF@model");
    return open.add(new Decision.RiskAcceptance("r", signed(), bounds));
  }

  @Test
  void acceptedScenariosOfItsFamiliesRemainToBeDemonstrated() {
    impact = Level.M;
    Inputs accepted = accepting(inputs("C-A"));

    assertThat(accepted.assess().scenarios())
        .filteredOn(scenario -> !scenario.status().isBearable())
        .extracting(Scenario::id)
        .containsExactly("TG@model");
    assertThat(route(accepted)).isEqualTo(own(List.of("s-C-A"), List.of("TF@model")));
  }

  @Test
  void whatIsOnlyAcceptedIsNotPresumedToBeMet() {
    impact = Level.M;
    standards = List.of("EN 1");

    assertThat(route(accepting(inputs("C-A")))).isEqualTo(own(List.of(), List.of("TF@model")));
  }

  @Test
  void onlySafeguardsThatNoCitedStandardBacksRemainToBeDemonstrated() {
    acting = Set.of("C-A", "C-P");
    assertThat(route(inputs("C-A", "C-P"))).isEqualTo(own(List.of("s-C-A", "s-C-P"), List.of()));

    standards = List.of("EN 1");
    system = Systems.creditScoring().change("model", edit -> edit.version(REGISTERED));
    Inputs mixed = inputs("C-P").safeguard("C-A").add(passing("e", "EV-B", WEAK, "s-C-A"));
    assertThat(route(mixed)).isEqualTo(own(List.of("s-C-A"), List.of()));
  }

  @Test
  void componentsOfAThirdPartyChangeNothing() {
    system = Systems.creditScoring().change("api", Edit::hosted);

    assertThat(route(inputs("C-A"))).isEqualTo(own(List.of("s-C-A"), List.of()));
  }
}
