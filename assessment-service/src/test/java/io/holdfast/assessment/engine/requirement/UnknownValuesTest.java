// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Role;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Gap;
import io.holdfast.assessment.engine.result.RequirementStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What this version cannot read, and what is not there, is a gap and never safe. */
class UnknownValuesTest {

  private static void assertGap(Inputs inputs, Fact.Kind kind, String id) {
    assertGap(inputs, Gap.Kind.UNKNOWN_VALUE, kind, id);
  }

  private static void assertGap(Inputs inputs, Gap.Kind gap, Fact.Kind kind, String id) {
    assertThat(inputs.assess().gaps()).contains(new Gap(gap, new Fact(kind, id)));
  }

  private static Inputs plain() {
    return Inputs.of(Systems.creditScoring());
  }

  private static Inputs model(
      java.util.function.UnaryOperator<io.holdfast.assessment.engine.Edit> edit) {
    return Inputs.of(Systems.creditScoring().change("model", edit));
  }

  @Test
  void aWholeSystemHasNone() {
    assertThat(plain().assess().gaps()).isEmpty();
  }

  @Test
  void inTheProfile() {
    Profile base = Systems.highRisk(Level.M);
    Profile unknown =
        new Profile(
            "p", Role.UNKNOWN, base.aiAct(), CraScope.UNKNOWN, base.impact(), List.of(), null);
    Inputs inputs = Inputs.of(Systems.creditScoring().profile(unknown));

    assertGap(inputs, Fact.Kind.PROFILE, "cra");
    assertGap(inputs, Fact.Kind.PROFILE, "role");
  }

  @Test
  void inWhatTheProfileLacks() {
    Profile base = Systems.highRisk(Level.M);
    Profile bare = new Profile("p", base.role(), null, base.cra(), Map.of(), List.of(), null);
    Inputs inputs = Inputs.of(Systems.creditScoring().profile(bare));

    assertGap(inputs, Gap.Kind.NO_AI_ACT_FACTS, Fact.Kind.PROFILE, "aiAct");
    assertGap(inputs, Gap.Kind.NO_IMPACT, Fact.Kind.PROFILE, "INTEGRITY");
    assertGap(inputs, Gap.Kind.NO_IMPACT, Fact.Kind.PROFILE, "AVAILABILITY");
    assertGap(inputs, Gap.Kind.NO_IMPACT, Fact.Kind.PROFILE, "CONFIDENTIALITY");
    assertThat(inputs.assess().gaps()).hasSize(4).isSortedAccordingTo(UnknownValuesTest::order);
  }

  private static int order(Gap one, Gap other) {
    int byKind = one.kind().compareTo(other.kind());
    return byKind != 0 ? byKind : one.fact().id().compareTo(other.fact().id());
  }

  @Test
  void inASystemWithoutModelOrActor() {
    Systems bare = Systems.system().component("api", ComponentKind.INFERENCE_API, Exposure.PUBLIC);
    Inputs inputs = Inputs.of(bare);

    assertGap(inputs, Gap.Kind.NO_MODEL, Fact.Kind.PROFILE, "system-1");
    assertGap(inputs, Gap.Kind.NO_ACTOR, Fact.Kind.PROFILE, "system-1");
    assertGap(inputs, Gap.Kind.COMPONENT_WITHOUT_FLOW, Fact.Kind.COMPONENT, "api");
  }

  @Test
  void inAModelThatIsHardlyDescribed() {
    Systems bare =
        Systems.creditScoring()
            .component("deaf", ComponentKind.MODEL, Exposure.PUBLIC)
            .change("deaf", edit -> edit.approach(null));
    Inputs inputs = Inputs.of(bare);

    assertGap(inputs, Gap.Kind.MODEL_WITHOUT_INFLOW, Fact.Kind.COMPONENT, "deaf");
    assertGap(inputs, Gap.Kind.MODEL_WITHOUT_APPROACH, Fact.Kind.COMPONENT, "deaf");
    assertGap(inputs, Gap.Kind.MODEL_WITHOUT_VERSION, Fact.Kind.COMPONENT, "deaf");
    assertGap(inputs, Gap.Kind.COMPONENT_WITHOUT_FLOW, Fact.Kind.COMPONENT, "deaf");
  }

  @Test
  void inTheArchitecture() {
    Systems odd =
        Systems.creditScoring()
            .actor("ghost", ActorKind.UNKNOWN, Exposure.PUBLIC)
            .actor("lost", ActorKind.ANONYMOUS, Exposure.UNKNOWN)
            .component("thing", ComponentKind.UNKNOWN, Exposure.PUBLIC)
            .component("adrift", ComponentKind.SENSOR, Exposure.UNKNOWN)
            .flow("api", "data", FlowKind.UNKNOWN)
            .flow("api", "nowhere", FlowKind.CONTROL);
    Inputs inputs = Inputs.of(odd);

    assertGap(inputs, Fact.Kind.ACTOR, "ghost");
    assertGap(inputs, Fact.Kind.ACTOR, "lost");
    assertGap(inputs, Fact.Kind.COMPONENT, "thing");
    assertGap(inputs, Fact.Kind.COMPONENT, "adrift");
    assertGap(inputs, Fact.Kind.FLOW, "api>data");
    assertGap(inputs, Fact.Kind.FLOW, "api>nowhere");
  }

  @Test
  void inAComponent() {
    assertGap(model(edit -> edit.influence(Influence.UNKNOWN)), Fact.Kind.COMPONENT, "model");
    assertGap(model(edit -> edit.party(Party.UNKNOWN)), Fact.Kind.COMPONENT, "model");
    assertGap(model(edit -> edit.learning(Learning.UNKNOWN)), Fact.Kind.COMPONENT, "model");
  }

  @Test
  void inRecords() {
    assertGap(plain().finding("x", FindingKind.UNKNOWN, "model", false), Fact.Kind.FINDING, "x");
    assertGap(
        plain().add(safeguard(ScopeKind.UNKNOWN, SafeguardStatus.IMPLEMENTED)),
        Fact.Kind.SAFEGUARD,
        "s");
    assertGap(
        plain().add(safeguard(ScopeKind.SYSTEM, SafeguardStatus.UNKNOWN)),
        Fact.Kind.SAFEGUARD,
        "s");
    assertGap(
        plain().add(evidence(Outcome.UNKNOWN, EvidenceMethod.TEST, Signature.VERIFIED)),
        Fact.Kind.EVIDENCE,
        "e");
    assertGap(
        plain().add(evidence(Outcome.PASS, EvidenceMethod.UNKNOWN, Signature.VERIFIED)),
        Fact.Kind.EVIDENCE,
        "e");
    assertGap(
        plain().add(evidence(Outcome.PASS, EvidenceMethod.TEST, Signature.UNKNOWN)),
        Fact.Kind.EVIDENCE,
        "e");
  }

  private static Safeguard safeguard(ScopeKind scope, SafeguardStatus status) {
    return new Safeguard("s", "SC-01", scope, null, status, day(1), null);
  }

  private static Evidence evidence(Outcome outcome, EvidenceMethod method, Signature signature) {
    return new Evidence(
        "e",
        "EV-08",
        List.of(onSystem()),
        outcome,
        method,
        day(10),
        day(10),
        null,
        List.of(),
        signature,
        List.of());
  }

  @Test
  void inTheEdition() {
    assertGap(edition(family(SecurityProperty.UNKNOWN), null, null), Fact.Kind.FAMILY, "TF");
    assertGap(
        edition(null, control(ControlLevel.UNKNOWN, Maturity.M4), null), Fact.Kind.CONTROL, "C");
    assertGap(
        edition(null, control(ControlLevel.SYSTEM, Maturity.UNKNOWN), null),
        Fact.Kind.CONTROL,
        "C");
    assertGap(edition(null, null, requirement()), Fact.Kind.REQUIREMENT, "R");
  }

  @Test
  void inWhatTheOrganisationHasTailored() {
    Inputs tailored =
        plain().edition(ReferenceEdition.tailored(Parameters.of(Map.of("cap.detect", "1"))));

    assertGap(tailored, Fact.Kind.PARAMETER, "cap.detect");
    assertThat(tailored.assess().requirements())
        .noneMatch(each -> each.status() == RequirementStatus.MET);
  }

  private static Inputs edition(
      Edition.@Nullable Family family,
      Edition.@Nullable Control control,
      Edition.@Nullable Requirement requirement) {
    return plain()
        .edition(
            new Edition(
                "e",
                family == null ? List.of() : List.of(family),
                control == null ? List.of() : List.of(control),
                List.of(),
                requirement == null ? List.of() : List.of(requirement),
                List.of(),
                List.of(),
                List.of()));
  }

  private static Edition.Family family(SecurityProperty hurts) {
    return new Edition.Family(
        "TF",
        Set.of(hurts),
        Set.of(ComponentKind.MODEL),
        Set.of(Access.INFER_QUERY),
        Map.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private static Edition.Control control(ControlLevel level, Maturity maturity) {
    return new Edition.Control(
        "C",
        level,
        Set.of(ControlFunction.PREVENT),
        Set.of(),
        maturity,
        Set.of(),
        List.of(),
        List.of(),
        null);
  }

  private static Edition.Requirement requirement() {
    return new Edition.Requirement(
        "R", "F", Assessable.UNKNOWN, true, null, null, List.of(), Set.of(), Set.of(), List.of());
  }
}
