// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.Actor;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.OrganisationPolicy;
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
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.input.Weights;
import io.holdfast.assessment.engine.input.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Systems and records made up from a seed; the same seed makes the same. */
public final class Generated {

  private static final List<ComponentKind> KINDS =
      Arrays.stream(ComponentKind.values()).filter(k -> k != ComponentKind.UNKNOWN).toList();
  private static final List<FlowKind> FLOWS =
      Arrays.stream(FlowKind.values()).filter(k -> k != FlowKind.UNKNOWN).toList();

  private final Random random;
  private final int size;

  public Generated(long seed, int size) {
    random = new Random(seed);
    this.size = size;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  public AssessmentInput input() {
    SystemRevision revision = revision();
    List<Safeguard> safeguards = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      safeguards.add(safeguard("s" + i));
      evidence.add(evidence("e" + i, revision, safeguards, anyOutcome()));
      evidence.add(evidence("f" + i, revision, safeguards, Outcome.PASS));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      findings.add(finding("x" + i));
    }
    return new AssessmentInput(
        revision,
        ReferenceEdition.EDITION,
        safeguards,
        evidence,
        findings,
        List.of(),
        List.of(),
        OrganisationPolicy.DEFAULT,
        Inputs.NOW);
  }

  private Outcome anyOutcome() {
    return any(List.of(Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE));
  }

  private SystemRevision revision() {
    List<Zone> zones = new ArrayList<>();
    for (Exposure exposure : Exposure.values()) {
      if (exposure != Exposure.UNKNOWN) {
        zones.add(new Zone(exposure.name(), exposure));
        zones.add(new Zone(exposure.name() + "-2", exposure));
      }
    }
    List<Actor> actors = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      actors.add(actor("a" + i, zones));
    }
    List<Component> components = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      components.add(component("c" + i, i == 0 ? ComponentKind.MODEL : any(KINDS), zones));
    }
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < 5 * size; i++) {
      flows.add(flow(actors.size()));
    }
    return new SystemRevision("generated", 1, profile(), zones, actors, components, flows);
  }

  private Profile profile() {
    Map<SecurityProperty, Profile.Impact> impact = new EnumMap<>(SecurityProperty.class);
    for (SecurityProperty property : SecurityProperty.values()) {
      if (property != SecurityProperty.UNKNOWN && chance(0.95)) {
        impact.put(property, new Profile.Impact(any(List.of(Level.values())), "r"));
      }
    }
    Profile.AiActFacts facts =
        new Profile.AiActFacts(chance(0.3), chance(0.6) ? "5" : null, null, chance(0.5), false);
    return new Profile(
        "p",
        Role.PROVIDER,
        facts,
        any(List.of(CraScope.NONE, CraScope.PRODUCT)),
        impact,
        List.of(),
        null);
  }

  Actor actor(String key, List<Zone> zones) {
    List<ActorKind> kinds =
        Arrays.stream(ActorKind.values()).filter(k -> k != ActorKind.UNKNOWN).toList();
    return new Actor(key, any(kinds), any(zones).key());
  }

  private Component component(String key, ComponentKind kind, List<Zone> zones) {
    boolean model = kind == ComponentKind.MODEL;
    Version version =
        model || kind == ComponentKind.TRAINING_DATA
            ? new Version("1", "sha256:" + key, null, Systems.T0, trainedOn())
            : null;
    Map<String, Instant> changes =
        chance(0.05)
            ? Map.of(
                any(List.of("CONFIGURATION_CHANGED", "TRAINING_DATA_CHANGED", "MODEL_RETRAINED")),
                Inputs.day(random.nextInt(20)))
            : Map.of();
    return new Component(
        key,
        kind,
        any(zones).key(),
        chance(0.1),
        chance(0.3) ? Influence.SUPPORTING : Influence.DECISIVE,
        chance(0.2) ? Party.THIRD_PARTY : Party.OWN,
        chance(0.1),
        chance(0.5) ? "a0" : null,
        model ? any(List.of(Approach.TRADITIONAL, Approach.DEEP, Approach.LARGE_SCALE)) : null,
        chance(0.2) ? Learning.ONLINE : Learning.OFFLINE,
        chance(0.2) ? Weights.PUBLIC : Weights.CONFIDENTIAL,
        version,
        changes);
  }

  private List<DataIdentity> trainedOn() {
    return chance(0.5) ? List.of(new DataIdentity(null, "d", "1", "sha256:d")) : List.of();
  }

  Flow flow(int actors) {
    boolean fromActor = chance(0.1);
    String from = fromActor ? "a" + random.nextInt(actors) : "c" + random.nextInt(size);
    boolean toActor = !fromActor && chance(0.1);
    String to = toActor ? "a" + random.nextInt(actors) : "c" + random.nextInt(size);
    return new Flow(from, to, any(FLOWS), chance(0.3));
  }

  Safeguard safeguard(String id) {
    Edition.Control control = any(ReferenceEdition.EDITION.controls());
    boolean local = chance(0.5);
    return new Safeguard(
        id,
        control.id(),
        local ? ScopeKind.COMPONENT : any(List.of(ScopeKind.SYSTEM, ScopeKind.ORGANISATION)),
        local ? "c" + random.nextInt(size) : null,
        chance(0.8) ? SafeguardStatus.IMPLEMENTED : SafeguardStatus.PLANNED,
        chance(0.9) ? Inputs.day(random.nextInt(10)) : null,
        null);
  }

  Evidence evidence(
      String id, SystemRevision revision, List<Safeguard> safeguards, Outcome outcome) {
    Safeguard safeguard = any(safeguards);
    Edition.Control control =
        ReferenceEdition.EDITION.controls().stream()
            .filter(each -> each.id().equals(safeguard.control()))
            .findFirst()
            .orElseThrow();
    List<String> kinds = new ArrayList<>();
    control.inPlace().forEach(kinds::addAll);
    control.effective().forEach(kinds::addAll);
    List<Evidence.Subject> subjects = new ArrayList<>();
    for (Component component : revision.components()) {
      if (component.version() != null && chance(0.97)) {
        Identity identity = new Identity(null, component.version().digest(), null, null);
        subjects.add(new Evidence.OfComponent(component.key(), identity, List.of()));
      }
    }
    Instant collected = Inputs.day(5 + random.nextInt(14));
    return new Evidence(
        id,
        any(kinds),
        subjects,
        outcome,
        chance(0.8) ? EvidenceMethod.TEST : EvidenceMethod.EXAMINE,
        collected,
        collected,
        chance(0.1) ? Inputs.day(15 + random.nextInt(10)) : null,
        chance(0.8) ? List.of(safeguard.id()) : List.of(),
        Signature.NOT_SIGNED,
        chance(0.2) ? List.of(any(ReferenceEdition.EDITION.families()).id()) : List.of());
  }

  Finding finding(String id) {
    List<FindingKind> kinds =
        Arrays.stream(FindingKind.values()).filter(k -> k != FindingKind.UNKNOWN).toList();
    String component = chance(0.9) ? "c" + random.nextInt(size) : null;
    return new Finding(
        id, any(kinds), component, Inputs.day(random.nextInt(19)), null, chance(0.7), null);
  }

  /** Parameters that are nowhere looser. */
  Parameters parameters(Parameters loosest) {
    Parameters.Steps most = loosest.steps();
    return new Parameters(
        lower(loosest.highRiskTolerance()),
        lower(loosest.otherTolerance()),
        new Parameters.Steps(
            random.nextInt(most.onModel() + 1),
            random.nextInt(most.onSystem() + 1),
            random.nextInt(most.onOrganisation() + 1),
            random.nextInt(most.onImpact() + 1),
            random.nextInt(most.emerging() + 1)),
        lower(loosest.acceptanceLimit()),
        Set.of());
  }

  private Level lower(Level level) {
    return level.step(-random.nextInt(2));
  }

  <T> List<T> shuffled(List<T> values) {
    List<T> copy = new ArrayList<>(values);
    Collections.shuffle(copy, random);
    return copy;
  }
}
