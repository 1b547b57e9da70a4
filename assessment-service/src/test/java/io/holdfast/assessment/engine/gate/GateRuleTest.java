// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.gate;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.evidence;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.gate.Objection.Code;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What speaks against a version: method.md section 9, "Gate". */
class GateRuleTest {

  private static final String SAFEGUARD = "s-MC-16-model";

  private static Systems system() {
    return Systems.creditScoring();
  }

  private static Systems retrained() {
    return system()
        .change("model", edit -> edit.version(new Version(null, "m2", null, day(15), List.of())));
  }

  private static Inputs evaluated(Systems system, Outcome outcome) {
    return Inputs.of(system)
        .safeguard("MC-16", "model")
        .add(evidence("e", "EV-01", on("model", "m1"), outcome, COLLECTED, SAFEGUARD));
  }

  private static Objection proof(Code code) {
    return new Objection(code, List.of(new Fact(Fact.Kind.SAFEGUARD, SAFEGUARD)));
  }

  @Test
  void nothingSpeaksAgainstAProvenVersionThatRuns() {
    Assessment proven = evaluated(system(), Outcome.PASS).assess();

    assertThat(GateRule.objections("model", proven, null)).isEmpty();
    assertThat(GateRule.objections("model", proven, proven)).isEmpty();
    assertThat(GateRule.proofs(proven)).isEmpty();
  }

  @Test
  void proofThatNamesAnotherVersionIsStale() {
    Assessment stale = evaluated(retrained(), Outcome.PASS).assess();

    assertThat(GateRule.objections("model", stale, null)).containsExactly(proof(Code.PROOF_STALE));
    assertThat(GateRule.objections("data", stale, null)).isEmpty();
  }

  @Test
  void proofMayBeMissingOrFailed() {
    Assessment missing = Inputs.of(system()).safeguard("MC-16", "model").assess();
    Assessment failed = evaluated(system(), Outcome.FAIL).assess();

    assertThat(GateRule.objections("model", missing, null))
        .containsExactly(proof(Code.PROOF_MISSING));
    assertThat(GateRule.objections("model", failed, null))
        .containsExactly(proof(Code.PROOF_FAILED));
  }

  @Test
  void whatIsPlannedNeedsNoProof() {
    Inputs planned =
        Inputs.of(system())
            .add(
                Inputs.safeguard(
                    "MC-16",
                    io.holdfast.assessment.engine.input.ScopeKind.COMPONENT,
                    "model",
                    day(30)));

    assertThat(GateRule.proofs(planned.assess())).isEmpty();
  }

  @Test
  void aSafeguardOfTheSystemCountsForWhatItsEvidenceOrScenariosName() {
    Assessment uncovered =
        Inputs.of(system().profile(Systems.highRisk(Level.VH))).safeguard("SC-22").assess();

    assertThat(GateRule.proofs(uncovered))
        .containsKeys("model", "training")
        .doesNotContainKey("api");
    Assessment stale =
        Inputs.of(retrained())
            .safeguard("SC-22")
            .add(passing("e", "EV-05", on("model", "m1"), "s-SC-22"))
            .assess();
    assertThat(GateRule.proofs(stale).get("model"))
        .containsExactly(
            new Objection(Code.PROOF_STALE, List.of(new Fact(Fact.Kind.SAFEGUARD, "s-SC-22"))));
  }

  @Test
  void nothingMayBeWorseThanInTheLiveSystem() {
    Assessment live = Inputs.of(system()).assess();
    Assessment worse =
        Inputs.of(system()).finding("x", FindingKind.INCIDENT, "model", false).assess();

    List<Objection> objections = GateRule.objections("model", worse, live);

    assertThat(objections)
        .extracting(Objection::code)
        .containsExactly(Code.SCENARIOS_WORSE, Code.REQUIREMENTS_WORSE);
    assertThat(objections.getFirst().facts())
        .isNotEmpty()
        .allMatch(fact -> fact.kind() == Fact.Kind.SCENARIO && fact.id().endsWith("@model"));
    assertThat(GateRule.objections("model", live, worse)).isEmpty();
  }

  @Test
  void aRequirementThatGetsWorseIsNamed() {
    Inputs covered =
        Inputs.of(system()).safeguard("SC-01").add(passing("f", "EV-08", onSystem(), "s-SC-01"));
    Assessment live = covered.assess();
    Assessment bare = Inputs.of(system().change("model", edit -> edit.version(null))).assess();

    assertThat(GateRule.objections("model", bare, live))
        .filteredOn(objection -> objection.code() == Code.REQUIREMENTS_WORSE)
        .allSatisfy(
            objection ->
                assertThat(objection.facts())
                    .isNotEmpty()
                    .allMatch(fact -> fact.kind() == Fact.Kind.REQUIREMENT));
  }

  @Test
  void aProhibitedPracticeIsNeverDeployed() {
    Profile.AiActFacts facts = new Profile.AiActFacts(false, "5", null, false, true);
    Assessment prohibited = Inputs.of(system().profile(Systems.profile(facts, Level.L))).assess();

    assertThat(GateRule.objections("model", prohibited, null))
        .containsExactly(
            new Objection(
                Code.PROHIBITED_PRACTICE,
                List.of(new Fact(Fact.Kind.PROFILE, "prohibitedPractice"))));
  }
}
