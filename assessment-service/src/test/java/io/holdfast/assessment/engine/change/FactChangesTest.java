// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of fact, told with what it was and what it is (method.md section 7). */
class FactChangesTest {

  private static final String EXPORT = "EV-08";

  private static List<FactChange> between(Inputs before, Inputs after) {
    return FactChanges.between(before.assess(), after.assess());
  }

  private static Inputs plain() {
    return Inputs.of(Systems.creditScoring());
  }

  private static FactChange fact(Kind kind, String id, @Nullable String from, @Nullable String to) {
    return new FactChange(kind, id, from, to, null);
  }

  private static FactChange since(Kind kind, String id, String to, Instant at) {
    return new FactChange(kind, id, null, to, at);
  }

  @Test
  void anotherEdition() {
    Edition now = ReferenceEdition.EDITION;
    Edition other =
        new Edition(
            "2027.01",
            now.families(),
            now.controls(),
            now.evidenceKinds(),
            now.requirements(),
            now.frameworks(),
            now.applicationDates(),
            now.harmonisedStandards());

    assertThat(between(plain(), plain().edition(other)))
        .containsExactly(fact(Kind.EDITION, "edition", now.id(), "2027.01"));
  }

  @Test
  void anotherProfile() {
    Profile base = Systems.highRisk(Level.M);
    Profile.AiActFacts facts =
        new Profile.AiActFacts(
            true, null, new Profile.Derogation("PREPARATORY_TASK", "r"), true, false);
    Profile other =
        new Profile(
            "hire people",
            null,
            facts,
            base.cra(),
            Systems.highRisk(Level.H).impact(),
            List.of(),
            new Profile.Tolerance(Level.VL, "r"));

    assertThat(between(plain(), Inputs.of(Systems.creditScoring().profile(other))))
        .containsExactly(
            fact(Kind.PURPOSE, "intendedPurpose", "score credit", "hire people"),
            fact(Kind.PROFILE, "aiAct.annexI", "false", "true"),
            fact(Kind.PROFILE, "aiAct.annexIII", "5", null),
            fact(Kind.PROFILE, "aiAct.derogation", null, "PREPARATORY_TASK"),
            fact(Kind.PROFILE, "aiAct.profilesNaturalPersons", "false", "true"),
            fact(Kind.PROFILE, "impact.AVAILABILITY", "M", "H"),
            fact(Kind.PROFILE, "impact.CONFIDENTIALITY", "M", "H"),
            fact(Kind.PROFILE, "impact.INTEGRITY", "M", "H"),
            fact(Kind.PROFILE, "role", "PROVIDER", null),
            fact(Kind.PROFILE, "tolerance", null, "VL"));
  }

  @Test
  void versionsAndChangesOfComponents() {
    Systems before = Systems.creditScoring().changed("model", "MODEL_RETRAINED", day(3));
    Systems after =
        Systems.creditScoring()
            .change("model", edit -> edit.version(new Version("v2", "m2", null, day(4), List.of())))
            .change("data", edit -> edit.version(null))
            .changed("model", "MODEL_RETRAINED", day(4))
            .changed("model", "CONFIGURATION_CHANGED", day(5))
            .component("sensor", ComponentKind.SENSOR, Exposure.INTERNAL)
            .version("sensor", "s1")
            .changed("sensor", "CONFIGURATION_CHANGED", day(6));

    assertThat(between(Inputs.of(before), Inputs.of(after)))
        .filteredOn(fact -> fact.kind() != Kind.ARCHITECTURE)
        .containsExactly(
            fact(Kind.VERSION, "data", "digest d1", null),
            fact(Kind.VERSION, "model", "digest m1", "digest m2"),
            since(Kind.COMPONENT_CHANGE, "model", "CONFIGURATION_CHANGED", day(5)),
            since(Kind.COMPONENT_CHANGE, "model", "MODEL_RETRAINED", day(4)),
            fact(Kind.VERSION, "sensor", null, "digest s1"),
            since(Kind.COMPONENT_CHANGE, "sensor", "CONFIGURATION_CHANGED", day(6)));
    assertThat(between(Inputs.of(after), Inputs.of(before)))
        .contains(fact(Kind.VERSION, "sensor", "digest s1", null))
        .noneMatch(fact -> fact.kind() == Kind.COMPONENT_CHANGE && fact.id().equals("sensor"));
  }

  @Test
  void changesFindingsAndEvidence() {
    Change known = new Change("c1", "NEW_ATTACK_TECHNIQUE", day(2), List.of(), List.of());
    Change later = new Change("c2", "ROLES_CHANGED", day(6), List.of(), List.of());
    Change notYet = new Change("c3", "ROLES_CHANGED", day(21), List.of(), List.of());
    Inputs before =
        plain().add(known).finding("x1", FindingKind.DRIFT, "model", false).add(export("e1"));
    Inputs after =
        plain()
            .add(known)
            .add(later)
            .add(notYet)
            .finding("x2", FindingKind.INCIDENT, "model", false)
            .add(export("e2"));

    assertThat(between(before, after))
        .containsExactly(
            since(Kind.CHANGE, "c2", "ROLES_CHANGED", day(6)),
            fact(Kind.FINDING, "x1", "DRIFT", null),
            fact(Kind.FINDING, "x2", null, "INCIDENT"),
            fact(Kind.EVIDENCE, "e1", "e1", null),
            fact(Kind.EVIDENCE, "e2", null, "e2"));
  }

  private static io.holdfast.assessment.engine.input.Evidence export(String id) {
    return passing(id, EXPORT, onSystem());
  }

  @Test
  void safeguards() {
    Safeguard planned =
        new Safeguard(
            "s-SC-01", "SC-01", ScopeKind.SYSTEM, null, SafeguardStatus.PLANNED, null, null);
    Inputs before = plain().add(planned);
    Inputs after = plain().safeguard("SC-01").safeguard("MC-01", "model");

    assertThat(between(before, after))
        .containsExactly(
            fact(Kind.SAFEGUARD, "s-MC-01-model", null, "MC-01 on model implemented"),
            fact(
                Kind.SAFEGUARD,
                "s-SC-01",
                "SC-01 on SYSTEM not implemented",
                "SC-01 on SYSTEM implemented"));
  }

  @Test
  void timeEndsEvidenceOnce() {
    Inputs fresh = plain().safeguard("SC-01").add(passing("e", EXPORT, onSystem(), "s-SC-01"));
    Inputs old =
        plain()
            .safeguard("SC-01")
            .add(passing("e", EXPORT, onSystem(), "s-SC-01"))
            .asOf(day(10 + 91));
    Inputs older =
        plain()
            .safeguard("SC-01")
            .add(passing("e", EXPORT, onSystem(), "s-SC-01"))
            .asOf(day(10 + 92));

    assertThat(between(fresh, old))
        .containsExactly(since(Kind.EXPIRY, "e", "TOO_OLD", day(10 + 90)));
    assertThat(between(old, older)).isEmpty();
  }

  @Test
  void statesOfDecisions() {
    Decision.Signed signed = new Decision.Signed("amir", "petra", day(11), day(25), null);
    Decision certificate = new Decision.Certificate("d", signed, "EUCC");

    assertThat(between(plain(), plain().add(certificate)))
        .containsExactly(fact(Kind.DECISION, "d", null, "IN_FORCE"));
    assertThat(between(plain().add(certificate), plain().add(certificate).asOf(day(26))))
        .containsExactly(fact(Kind.DECISION, "d", "IN_FORCE", "ENDED"));
    assertThat(between(plain().add(certificate), plain()))
        .containsExactly(fact(Kind.DECISION, "d", "IN_FORCE", null));
  }

  @Test
  void linesOfTheArchitecture() {
    Systems with =
        Systems.creditScoring().component("logs", ComponentKind.LOG_STORE, Exposure.INTERNAL);

    List<FactChange> facts = between(plain(), Inputs.of(with));

    assertThat(facts).singleElement().extracting(FactChange::kind).isEqualTo(Kind.ARCHITECTURE);
    assertThat(facts.getFirst().id()).startsWith("component logs LOG_STORE INTERNAL");
    assertThat(facts.getFirst().to()).isEqualTo(facts.getFirst().id());
  }
}
