// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.evidence;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fact is blamed for what it did, and for nothing that another one did. */
class CauseChainsTest {

  private static final String DECLARED = "CRA-I.2.c";

  private static Systems system() {
    return Systems.creditScoring().profile(Systems.highRisk(Level.H));
  }

  /** MC-16 on the model proven by an evaluation, SC-02 by an export. */
  private static Inputs proven(Systems system) {
    return Inputs.of(system)
        .safeguard("MC-10", "model")
        .add(passing("audit", "EV-04", on("model", "m1"), "s-MC-10-model"))
        .safeguard("SC-02")
        .add(passing("export", "EV-08", onSystem(), "s-SC-02"));
  }

  private static List<Cause> causes(Inputs before, Inputs after) {
    return Difference.between(before.assess(), after.assess()).causes();
  }

  private static Cause cause(List<Cause> causes, Kind kind, String id) {
    return causes.stream()
        .filter(each -> each.facts().getFirst().kind() == kind)
        .filter(each -> each.facts().getFirst().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " " + id + " is no cause in " + causes));
  }

  private static Systems retrained(Systems system) {
    return system.change(
        "model", edit -> edit.version(new Version(null, "m2", null, day(15), List.of())));
  }

  @Test
  void aVersionCostsTheCreditOfWhatNamedTheOldOne() {
    Inputs after =
        proven(retrained(system())).finding("x", FindingKind.INCIDENT, "training", false);

    List<Cause> causes = causes(proven(system()), after);
    Cause version = cause(causes, Kind.VERSION, "model");
    Cause incident = cause(causes, Kind.FINDING, "x");

    assertThat(version.evidence())
        .extracting(EvidenceInvalidated::evidence)
        .containsExactly("audit");
    assertThat(version.safeguards()).containsExactly("s-MC-10-model");
    assertThat(version.scenarios()).allMatch(id -> id.endsWith("@model")).contains("TF-06@model");
    assertThat(incident.evidence()).isEmpty();
    assertThat(incident.safeguards()).isEmpty();
    assertThat(incident.scenarios()).isNotEmpty().allMatch(id -> id.endsWith("@training"));
    assertThat(causes).hasSize(2);
  }

  @Test
  void aChangeOfAComponentCostsWhatItInvalidates() {
    Systems changed = system().changed("api", "CONFIGURATION_CHANGED", day(15));

    List<Cause> causes = causes(proven(system()), proven(changed));

    assertThat(causes).hasSize(1);
    Cause change = cause(causes, Kind.COMPONENT_CHANGE, "api");
    assertThat(change.safeguards()).containsExactly("s-SC-02");
    assertThat(change.scenarios()).isNotEmpty();
  }

  @Test
  void aRetiredSafeguardIsItsOwnCause() {
    Inputs after =
        Inputs.of(system())
            .safeguard("MC-10", "model")
            .add(passing("audit", "EV-04", on("model", "m1"), "s-MC-10-model"))
            .add(passing("export", "EV-08", onSystem(), "s-SC-02"));

    List<Cause> causes = causes(proven(system()), after);

    Cause gone = cause(causes, Kind.SAFEGUARD, "s-SC-02");
    assertThat(gone.safeguards()).containsExactly("s-SC-02");
    assertThat(gone.scenarios()).isNotEmpty();
    assertThat(causes).hasSize(1);
  }

  @Test
  void evidenceThatFailsOrIsWithdrawnIsACause() {
    Evidence failed = evidence("again", "EV-08", onSystem(), Outcome.FAIL, day(12), "s-SC-02");
    Cause failing =
        cause(causes(proven(system()), proven(system()).add(failed)), Kind.EVIDENCE, "again");
    assertThat(failing.safeguards()).containsExactly("s-SC-02");

    Inputs without =
        Inputs.of(system())
            .safeguard("MC-10", "model")
            .add(passing("audit", "EV-04", on("model", "m1"), "s-MC-10-model"))
            .safeguard("SC-02");
    Cause withdrawn = cause(causes(proven(system()), without), Kind.EVIDENCE, "export");
    assertThat(withdrawn.safeguards()).containsExactly("s-SC-02");

    Evidence more = passing("more", "EV-08", onSystem(), "s-SC-02");
    assertThat(causes(proven(system()), proven(system()).add(more))).isEmpty();
  }

  @Test
  void aChangeOfTheWorldHitsTheFamiliesThatItNames() {
    Inputs tested = Inputs.of(system()).safeguard("MC-16", "model");
    Inputs before = evaluated(tested);
    Change technique =
        new Change("c", "NEW_ATTACK_TECHNIQUE", day(15), List.of("TF-01"), List.of());
    Inputs after = evaluated(Inputs.of(system()).safeguard("MC-16", "model")).add(technique);

    Difference difference = Difference.between(before.assess(), after.assess());

    assertThat(difference.facts()).extracting(FactChange::kind).containsExactly(Kind.CHANGE);
    assertThat(difference.causes())
        .allMatch(
            cause ->
                cause.scenarios().stream().allMatch(id -> id.startsWith("TF-01@"))
                    && cause.safeguards().isEmpty());
  }

  private static Inputs evaluated(Inputs inputs) {
    return inputs.add(
        evidence("e", "EV-01", on("model", "m1"), Outcome.PASS, COLLECTED, "s-MC-16-model"));
  }

  @Test
  void aHigherImpactWorsensWhatItHurts() {
    Profile base = Systems.highRisk(Level.H);
    Map<SecurityProperty, Profile.Impact> impact = new HashMap<>(base.impact());
    impact.put(SecurityProperty.CONFIDENTIALITY, new Profile.Impact(Level.VH, "r"));
    impact.put(SecurityProperty.AVAILABILITY, new Profile.Impact(Level.L, "r"));

    List<Cause> causes = causes(proven(system()), proven(system().profile(with(base, impact))));

    assertThat(causes).hasSize(1);
    Cause cause = cause(causes, Kind.PROFILE, "impact.CONFIDENTIALITY");
    assertThat(cause.scenarios()).contains("TF-04@model").doesNotContain("TF-01@model");
    assertThat(cause.safeguards()).isEmpty();
  }

  private static Profile with(Profile base, Map<SecurityProperty, Profile.Impact> impact) {
    return new Profile(
        base.intendedPurpose(), base.role(), base.aiAct(), base.cra(), impact, List.of(), null);
  }

  @Test
  void aLowerToleranceWorsensWhatWasTolerable() {
    Profile base = Systems.highRisk(Level.H);
    Profile.AiActFacts harmless = new Profile.AiActFacts(false, null, null, false, false);
    Profile low =
        new Profile(
            base.intendedPurpose(),
            base.role(),
            harmless,
            base.cra(),
            base.impact(),
            List.of(),
            null);

    List<Cause> causes =
        causes(Inputs.of(system().profile(low)), Inputs.of(system().profile(base)));

    Cause cause = cause(causes, Kind.PROFILE, "aiAct.annexIII");
    assertThat(cause.scenarios()).isNotEmpty();
  }

  @Test
  void aRequirementThatBeginsToApplyHasTheProfileAsItsCause() {
    Profile base = Systems.highRisk(Level.H);
    Profile product =
        new Profile(
            base.intendedPurpose(),
            base.role(),
            base.aiAct(),
            CraScope.PRODUCT,
            base.impact(),
            List.of(),
            null);

    List<Cause> causes = causes(Inputs.of(system()), Inputs.of(system().profile(product)));

    Cause cause = cause(causes, Kind.PROFILE, "cra");
    assertThat(cause.requirements()).isNotEmpty().allMatch(id -> id.startsWith("CRA"));
    assertThat(cause.frameworks()).containsExactly("CRA_ANNEX_I");
    assertThat(cause.scenarios()).isEmpty();
  }

  @Test
  void anAcceptanceThatEndsIsTheCause() {
    Assessment before = Inputs.of(system()).assess();
    Scenario risky =
        before.scenarios().stream()
            .filter(scenario -> !scenario.status().isBearable())
            .filter(scenario -> scenario.evidenced().level() == Level.M)
            .findFirst()
            .orElseThrow();
    Decision accepted =
        new Decision.RiskAcceptance(
            "d",
            new Decision.Signed("amir", "petra", day(11), day(25), null),
            List.of(
                new Decision.Bound(risky.id(), risky.evidenced().level(), risky.binding().hash())));

    List<Cause> causes =
        causes(Inputs.of(system()).add(accepted), Inputs.of(system()).add(accepted).asOf(day(26)));

    assertThat(causes).hasSize(1);
    assertThat(cause(causes, Kind.DECISION, "d").scenarios()).containsExactly(risky.id());
  }

  /** CRA-I.2.c rests on SC-39 and a declaration with an export of the configuration. */
  private static Inputs declared(Systems system) {
    Profile base = Systems.highRisk(Level.L);
    Profile product =
        new Profile(
            base.intendedPurpose(),
            base.role(),
            base.aiAct(),
            CraScope.PRODUCT,
            base.impact(),
            List.of(),
            null);
    return Inputs.of(system.profile(product))
        .safeguard("SC-39")
        .add(passing("signature", "EV-05", on("model", "m1"), "s-SC-39"))
        .add(passing("record", "EV-17", onSystem(), "s-SC-39"))
        .add(passing("export", "EV-08", onSystem(), "nobody"))
        .add(
            new Decision.Declaration(
                "d",
                new Decision.Signed("amir", "petra", day(11), day(25), null),
                DECLARED,
                List.of("export")));
  }

  @Test
  void aDeclarationThatEndsOrLosesItsEvidenceIsTheCause() {
    Inputs before = declared(Systems.creditScoring());
    assertThat(requirement(before, DECLARED).reasons())
        .contains(new Reason(Reason.Code.DECLARED_BY, new Fact(Fact.Kind.DECISION, "d")));
    assertThat(requirement(before, DECLARED).evidence())
        .extracting(EvidenceUse::evidence)
        .containsExactly("export");

    List<Cause> ended = causes(before, declared(Systems.creditScoring()).asOf(day(26)));
    Systems changed = Systems.creditScoring().changed("api", "CONFIGURATION_CHANGED", day(15));
    List<Cause> stale = causes(declared(Systems.creditScoring()), declared(changed));

    assertThat(cause(ended, Kind.DECISION, "d").requirements()).containsExactly(DECLARED);
    assertThat(cause(stale, Kind.COMPONENT_CHANGE, "api").requirements()).containsExactly(DECLARED);
  }

  private static RequirementResult requirement(Inputs inputs, String id) {
    return Inputs.requirement(inputs.assess(), id);
  }
}
