// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Profile.ForeseenChange;
import io.holdfast.assessment.engine.input.Role;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.result.Basis;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an assessment notes of its inputs, for a later difference (method.md section 7). */
class BasisRuleTest {

  private static Basis basis(Inputs inputs) {
    return inputs.assess().basis();
  }

  private static Inputs plain() {
    return Inputs.of(Systems.creditScoring());
  }

  private static Profile profile(
      @Nullable Role role,
      Profile.@Nullable AiActFacts aiAct,
      Profile.@Nullable Tolerance tolerance,
      ForeseenChange... foreseen) {
    return new Profile(
        "p",
        role,
        aiAct,
        CraScope.PRODUCT,
        Map.of(SecurityProperty.INTEGRITY, new Profile.Impact(Level.H, "because")),
        List.of(foreseen),
        tolerance);
  }

  private static Map<String, String> facts(Profile profile) {
    return basis(Inputs.of(Systems.creditScoring().profile(profile))).profile();
  }

  @Test
  void factsOfTheProfileThatWereStated() {
    Profile.AiActFacts some = new Profile.AiActFacts(true, null, null, false, true);
    Profile.AiActFacts all =
        new Profile.AiActFacts(false, "5", new Profile.Derogation("a", "narrow"), true, false);

    assertThat(facts(profile(null, null, null)))
        .containsExactly(entry("cra", "PRODUCT"), entry("impact.INTEGRITY", "H"));
    assertThat(facts(profile(Role.PROVIDER, some, null)))
        .containsExactly(
            entry("aiAct.annexI", "true"),
            entry("aiAct.profilesNaturalPersons", "false"),
            entry("aiAct.prohibitedPractice", "true"),
            entry("cra", "PRODUCT"),
            entry("impact.INTEGRITY", "H"),
            entry("role", "PROVIDER"));
    assertThat(facts(profile(null, all, new Profile.Tolerance(Level.VL, "r"))))
        .containsExactly(
            entry("aiAct.annexI", "false"),
            entry("aiAct.annexIII", "5"),
            entry("aiAct.derogation", "a"),
            entry("aiAct.profilesNaturalPersons", "true"),
            entry("aiAct.prohibitedPractice", "false"),
            entry("cra", "PRODUCT"),
            entry("impact.INTEGRITY", "H"),
            entry("tolerance", "VL"));
  }

  @Test
  void foreseenChangesInOrder() {
    ForeseenChange any = new ForeseenChange(null, "A", "z");
    ForeseenChange unlimited = new ForeseenChange("api", "A", null);
    ForeseenChange limited = new ForeseenChange("api", "A", "b");
    ForeseenChange more = new ForeseenChange("api", "A", "c");
    ForeseenChange model = new ForeseenChange("model", "A", "a");
    ForeseenChange other = new ForeseenChange(null, "B", null);
    Profile profile = profile(null, null, null, other, model, more, limited, unlimited, any);

    assertThat(basis(Inputs.of(Systems.creditScoring().profile(profile))).foreseenChanges())
        .containsExactly(any, unlimited, limited, more, model, other);
  }

  @Test
  void theArchitectureLineByLine() {
    Systems system =
        Systems.system()
            .actor("customer", ActorKind.ANONYMOUS, Exposure.PUBLIC)
            .component("camera", ComponentKind.SENSOR, Exposure.PUBLIC)
            .component("model", ComponentKind.MODEL, Exposure.INTERNAL)
            .change("camera", Edit::inField)
            .change("model", edit -> edit.hosted().influence(Influence.SUPPORTING))
            .scores("model", "customer")
            .flow("camera", "model", FlowKind.INFERENCE_INPUT);

    assertThat(basis(Inputs.of(system)).architecture())
        .filteredOn(line -> !line.startsWith("zone"))
        .containsExactly(
            "actor customer ANONYMOUS PUBLIC",
            "component camera SENSOR PUBLIC in-field null OWN null OFFLINE CONFIDENTIAL",
            "component model MODEL INTERNAL hosted SUPPORTING THIRD_PARTY DEEP OFFLINE CONFIDENTIAL",
            "flow camera model INFERENCE_INPUT",
            "flow model customer INFERENCE_OUTPUT scores");
    assertThat(basis(Inputs.of(system)).architecture())
        .contains("zone INTERNAL INTERNAL", "zone PUBLIC PUBLIC")
        .isSorted();
  }

  @Test
  void versionsAndChangesOfComponents() {
    Systems system = Systems.creditScoring().changed("model", "MODEL_RETRAINED", day(3));

    assertThat(basis(Inputs.of(system)).components())
        .contains(
            new Basis.ComponentBasis("api", null, new TreeMap<>()),
            new Basis.ComponentBasis(
                "model", "digest m1", new TreeMap<>(Map.of("MODEL_RETRAINED", day(3)))));
  }

  @Test
  void changesUntilNowById() {
    Inputs inputs =
        plain()
            .add(new Change("b", "ROLE_CHANGED", day(3), List.of(), List.of()))
            .add(new Change("late", "ROLE_CHANGED", day(21), List.of(), List.of()))
            .add(new Change("a", "INCIDENT", day(20), List.of(), List.of()));

    assertThat(basis(inputs).changes())
        .containsExactly(
            new Basis.ChangeBasis("a", "INCIDENT", day(20)),
            new Basis.ChangeBasis("b", "ROLE_CHANGED", day(3)));
  }

  @Test
  void openFindings() {
    assertThat(basis(plain().finding("f", FindingKind.DRIFT, "model", false)).findings())
        .containsExactly(new Basis.FindingBasis("f", "DRIFT", "model"));
  }

  @Test
  void safeguardsWithTheirScopeById() {
    Inputs inputs =
        plain()
            .safeguard("SC-02")
            .safeguard("MC-16", "model")
            .add(
                new Safeguard(
                    "plan",
                    "OC-01",
                    ScopeKind.ORGANISATION,
                    null,
                    SafeguardStatus.PLANNED,
                    null,
                    null));

    assertThat(basis(inputs).safeguards())
        .containsExactly(
            new Basis.SafeguardBasis("plan", "OC-01", "ORGANISATION", false),
            new Basis.SafeguardBasis("s-MC-16-model", "MC-16", "model", true),
            new Basis.SafeguardBasis("s-SC-02", "SC-02", "SYSTEM", true));
  }

  @Test
  void evidenceThatHadArrived() {
    Inputs inputs =
        plain()
            .add(passing("b", "EV-08", onSystem()))
            .add(Inputs.evidence("now", "EV-08", onSystem(), Outcome.FAIL, day(20)))
            .add(Inputs.evidence("late", "EV-08", onSystem(), Outcome.PASS, day(21)))
            .add(passing("a", "EV-08", onSystem()));

    assertThat(basis(inputs).evidence()).containsExactly("a", "b", "now");
  }
}
