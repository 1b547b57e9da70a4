// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.change.Cause;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.SafeguardChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.input.Actor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Zone;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Risk;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The properties of method.md section 10, on systems made up from a seed. */
class AssessorPropertiesTest {

  private static final int LARGEST = 200;
  private static final List<Function<Scenario, Risk>> RISKS =
      List.of(
          Scenario::inherent,
          Scenario::evidenced,
          Scenario::claimed,
          Scenario::attainable,
          Scenario::conceivable);

  @Property(largest = LARGEST)
  void orderOfTheInputNeverMatters(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    SystemRevision revision = input.revision();
    SystemRevision shuffled =
        new SystemRevision(
            revision.systemId(),
            revision.number(),
            revision.profile(),
            generated.shuffled(revision.zones()),
            generated.shuffled(revision.actors()),
            generated.shuffled(revision.components()),
            generated.shuffled(revision.flows()));
    AssessmentInput other =
        new AssessmentInput(
            shuffled,
            input.edition(),
            generated.shuffled(input.safeguards()),
            generated.shuffled(input.evidence()),
            generated.shuffled(input.findings()),
            input.decisions(),
            input.changes(),
            input.policy(),
            input.asOf());

    assertThat(Assessor.assess(other).toString()).isEqualTo(Assessor.assess(input).toString());
  }

  @Property(largest = LARGEST)
  void sameInputsGiveTheSame(long seed, int size) {
    Assessment one = Assessor.assess(new Generated(seed, size).input());
    Assessment other = Assessor.assess(new Generated(seed, size).input());

    assertThat(other).isEqualTo(one);
    assertThat(other.toString()).isEqualTo(one.toString());
  }

  @Property(largest = LARGEST)
  void addingASafeguardNeverRaisesARisk(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    List<Safeguard> more = new ArrayList<>(input.safeguards());
    more.add(generated.safeguard("more"));

    assertNoRiskIsHigher(input, with(input, input.revision(), more, null, null));
  }

  @Property(largest = LARGEST)
  void addingPassingEvidenceNeverRaisesARisk(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    List<Evidence> more = new ArrayList<>(input.evidence());
    for (int i = 0; i < 5; i++) {
      more.add(generated.evidence("more" + i, input.revision(), input.safeguards(), Outcome.PASS));
    }

    assertNoRiskIsHigher(input, with(input, input.revision(), null, more, null));
  }

  @Property(largest = LARGEST)
  void addingAFlowNeverLowersARisk(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    List<Flow> flows = new ArrayList<>(input.revision().flows());
    flows.add(generated.flow(input.revision().actors().size()));

    AssessmentInput more =
        with(input, with(input.revision(), input.revision().actors(), flows), null, null, null);
    assertNoRiskIsHigher(withPassesOnly(more), withPassesOnly(input));
  }

  @Property(largest = LARGEST)
  void addingAnActorNeverLowersARisk(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    List<Actor> actors = new ArrayList<>(input.revision().actors());
    actors.add(generated.actor("a" + actors.size(), input.revision().zones()));
    List<Flow> flows = new ArrayList<>(input.revision().flows());
    for (int i = 0; i < 20; i++) {
      flows.add(generated.flow(actors.size()));
    }

    AssessmentInput more = with(input, with(input.revision(), actors, flows), null, null, null);
    assertNoRiskIsHigher(withPassesOnly(more), withPassesOnly(input));
  }

  @Property(largest = LARGEST)
  void loweringTheCostNeverLowersARisk(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();
    SystemRevision revision = input.revision();
    Zone outermost = revision.zones().getFirst();
    List<Actor> outside =
        revision.actors().stream()
            .map(actor -> new Actor(actor.key(), actor.kind(), outermost.key()))
            .toList();
    AssessmentInput cheaper =
        with(input, with(revision, outside, revision.flows()), null, null, null);

    Map<String, Scenario> before = byId(Assessor.assess(input));
    for (Scenario after : Assessor.assess(cheaper).scenarios()) {
      Scenario known = before.get(after.id());
      if (known != null && isNoDearer(after, known)) {
        assertThat(after.inherent().level()).isGreaterThanOrEqualTo(known.inherent().level());
      }
    }
  }

  /** Moving an actor outwards may add steps; only where it lowers each cost it must show. */
  private static boolean isNoDearer(Scenario after, Scenario before) {
    return after.routes().stream()
        .allMatch(
            route ->
                before.routes().stream()
                    .filter(other -> other.access() == route.access())
                    .allMatch(other -> route.cost() <= other.cost()));
  }

  @Property(largest = LARGEST)
  void addingAFindingNeverLowersARisk(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = generated.input();
    List<Finding> more = new ArrayList<>(input.findings());
    more.add(generated.finding("more"));

    assertNoRiskIsHigher(with(input, input.revision(), null, null, more), input);
  }

  @Property(largest = LARGEST)
  void moreControlsLeaveLessRisk(long seed, int size) {
    for (Scenario scenario : Assessor.assess(new Generated(seed, size).input()).scenarios()) {
      assertThat(scenario.conceivable().level()).isLessThanOrEqualTo(scenario.attainable().level());
      assertThat(scenario.claimed().level()).isLessThanOrEqualTo(scenario.evidenced().level());
      assertThat(scenario.evidenced().level()).isLessThanOrEqualTo(scenario.inherent().level());
    }
  }

  @Property(largest = {LARGEST, LARGEST})
  void theDifferenceAppliedToThePreviousGivesTheCurrent(long seed, int size, int otherSize) {
    Assessment previous = Assessor.assess(new Generated(seed, size).input());
    Assessment current = Assessor.assess(new Generated(seed + 1, otherSize).input());

    Difference difference = Difference.between(previous, current);

    assertThat(difference.applyTo(previous)).isEqualTo(current);
    assertThat(Difference.between(previous, previous).facts()).isEmpty();
    assertThat(Difference.between(previous, previous).results().scenarios()).isEmpty();
  }

  /** One part of the input replaced by that of another system of the same size. */
  @Property(tries = 40, largest = 30)
  void whateverGotWorseHasACause(long seed, int size) {
    AssessmentInput input = withDecisions(new Generated(seed, size).input());
    AssessmentInput other = withDecisions(new Generated(seed + 1, size).input());
    Assessment before = Assessor.assess(input);
    for (AssessmentInput changed : Crossings.of(input, other)) {
      Difference difference = Difference.between(before, Assessor.assess(changed));
      Set<String> explained = new HashSet<>();
      for (Cause cause : difference.causes()) {
        explained.addAll(cause.scenarios());
        explained.addAll(cause.requirements());
        explained.addAll(cause.frameworks());
        explained.addAll(cause.safeguards());
      }
      assertThat(explained)
          .as("%s", difference.facts())
          .containsAll(difference.scenariosWorse().stream().map(ScenarioChange::scenario).toList())
          .containsAll(
              difference.safeguardsUncredited().stream().map(SafeguardChange::safeguard).toList())
          .containsAll(worse(difference.requirements()))
          .containsAll(worse(difference.verdicts()));
    }
  }

  private static List<String> worse(List<RequirementChange> changes) {
    return changes.stream()
        .filter(RequirementChange::isWorse)
        .map(RequirementChange::requirement)
        .toList();
  }

  /** Accepts, declares and marks what there is to. */
  private static AssessmentInput withDecisions(AssessmentInput input) {
    return Decided.onAll(input, Assessor.assess(input));
  }

  @Property(largest = LARGEST)
  void whatIsNotTolerableNamesAFactOfTheInput(long seed, int size) {
    AssessmentInput input = new Generated(seed, size).input();
    Set<Fact> known = new HashSet<>();
    input
        .revision()
        .components()
        .forEach(each -> known.add(new Fact(Fact.Kind.COMPONENT, each.key())));
    for (Scenario scenario : Assessor.assess(input).scenarios()) {
      if (scenario.status() != TreatmentStatus.TOLERABLE) {
        assertThat(scenario.reasons())
            .anyMatch(reason -> reason.facts().stream().anyMatch(known::contains));
      }
    }
  }

  /** What an organisation makes stricter never makes anything look better (ADR 15). */
  @Property(tries = 40, largest = 60)
  void strictParametersNeverLowerARiskNorMendARequirement(long seed, int size) {
    Generated generated = new Generated(seed, size);
    AssessmentInput input = withDecisions(generated.input());
    Parameters loose = generated.parameters(Parameters.METHOD);
    AssessmentInput before = tailored(input, loose);
    AssessmentInput after = tailored(input, generated.parameters(loose));

    assertNoRiskIsHigher(after, before);
    Map<String, RequirementResult> known = new HashMap<>();
    Assessor.assess(before).requirements().forEach(each -> known.put(each.id(), each));
    for (RequirementResult now : Assessor.assess(after).requirements()) {
      assertThat(now.status())
          .as(now.id())
          .isLessThanOrEqualTo(Objects.requireNonNull(known.get(now.id())).status());
    }
  }

  private static AssessmentInput tailored(AssessmentInput input, Parameters parameters) {
    return new AssessmentInput(
        input.revision(),
        ReferenceEdition.tailored(parameters),
        input.safeguards(),
        input.evidence(),
        input.findings(),
        input.decisions(),
        input.changes(),
        input.policy(),
        input.asOf());
  }

  private static void assertNoRiskIsHigher(AssessmentInput before, AssessmentInput after) {
    Map<String, Scenario> known = byId(Assessor.assess(before));
    for (Scenario scenario : Assessor.assess(after).scenarios()) {
      assertThat(known).containsKey(scenario.id());
      for (Function<Scenario, Risk> risk : RISKS) {
        Level was = risk.apply(known.get(scenario.id())).level();
        assertThat(risk.apply(scenario).level()).as(scenario.id()).isLessThanOrEqualTo(was);
      }
    }
  }

  private static Map<String, Scenario> byId(Assessment assessment) {
    Map<String, Scenario> byId = new HashMap<>();
    assessment.scenarios().forEach(scenario -> byId.put(scenario.id(), scenario));
    return byId;
  }

  private static SystemRevision with(
      SystemRevision revision, List<Actor> actors, List<Flow> flows) {
    return new SystemRevision(
        revision.systemId(),
        revision.number(),
        revision.profile(),
        revision.zones(),
        actors,
        revision.components(),
        flows);
  }

  /**
   * With evidence that passes: a new flow may also carry a change to evidence that failed, which
   * then is no longer valid.
   */
  private static AssessmentInput withPassesOnly(AssessmentInput input) {
    List<Evidence> passes =
        input.evidence().stream().filter(each -> each.outcome() == Outcome.PASS).toList();
    return with(input, input.revision(), null, passes, null);
  }

  private static AssessmentInput with(
      AssessmentInput input,
      SystemRevision revision,
      @Nullable List<Safeguard> safeguards,
      @Nullable List<Evidence> evidence,
      @Nullable List<Finding> findings) {
    return new AssessmentInput(
        revision,
        input.edition(),
        safeguards == null ? input.safeguards() : safeguards,
        evidence == null ? input.evidence() : evidence,
        findings == null ? input.findings() : findings,
        input.decisions(),
        input.changes(),
        input.policy(),
        input.asOf());
  }
}
