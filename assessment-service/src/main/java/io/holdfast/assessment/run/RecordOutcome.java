// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.Assessed;
import io.holdfast.assessment.answer.CaseAnswers;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.answer.Changes;
import io.holdfast.assessment.answer.DecisionLapsed;
import io.holdfast.assessment.answer.SafeguardUncredited;
import io.holdfast.assessment.answer.VerdictChanged;
import io.holdfast.assessment.assessment.AssessmentStore;
import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.NewAssessment;
import io.holdfast.assessment.assessment.ResultJson;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.gate.GateRule;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.inputs.CandidateTarget;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what a run found, answers its cases and tells what changed. */
@ApplicationScoped
class RecordOutcome {

  private static final String LIVE = "LIVE";
  private static final String CANDIDATE = "CANDIDATE";

  private final AssessmentStore store;
  private final CaseAnswers answers;
  private final Engine engine;

  RecordOutcome(AssessmentStore store, CaseAnswers answers, Engine engine) {
    this.store = store;
    this.answers = answers;
    this.engine = engine;
  }

  /**
   * The live assessment that is current before a run is recorded.
   *
   * @param resultId the assessment whose result it has
   */
  record Before(
      @Nullable UUID id, @Nullable UUID resultId, @Nullable Map<String, String> verdicts) {}

  /** A live assessment: the current one of its system from now on. */
  Before live(Turn turn, Outcome outcome, List<Snapshot.Trigger> triggers) {
    Snapshot.Head head = turn.snapshot().head();
    Before before = new Before(head.currentId(), head.resultId(), head.verdicts());
    UUID id = Ids.next();
    Assessed announcement = announcement(turn, turn.live(), id, outcome, before, null);
    NewAssessment row = row(turn, turn.live(), outcome, announcement, triggers);
    store.add(row);
    store.makeCurrent(row, head.currentId() == null || differs(announcement), outcome.result());
    List<CaseKey> cases = answers.assessed(announcement, Turn.cases(triggers));
    tellChanges(turn, outcome, announcement, cases);
    return new Before(id, row.resultId(), announcement.verdicts());
  }

  /** An assessment with another version of a component in its place. */
  void candidate(
      Turn turn,
      CandidateTarget candidate,
      Outcome outcome,
      RunSystem.Live live,
      List<Snapshot.Trigger> triggers) {
    UUID id = Ids.next();
    Assessed announcement =
        announcement(turn, candidate.target(), id, outcome, live.before(), candidate.wire());
    NewAssessment row = row(turn, candidate.target(), outcome, announcement, triggers);
    store.add(row);
    store.makeCurrent(
        new AssessmentStore.CandidateRow(
            turn.snapshot().system().id(),
            candidate.component(),
            candidate.identity(),
            candidate.target().number(),
            candidate.body(),
            GateRule.objections(candidate.component(), outcome.result(), live.result()),
            requireNonNull(live.before().resultId())),
        row);
    answers.assessed(announcement, Turn.cases(triggers));
  }

  private static boolean differs(Assessed announcement) {
    return !Changes.NONE.equals(announcement.changes());
  }

  private Assessed announcement(
      Turn turn,
      EngineInputs.Target target,
      UUID id,
      Outcome outcome,
      Before before,
      Assessed.@Nullable Candidate candidate) {
    KnownSystem system = turn.snapshot().system();
    return new Assessed(
        system.id(),
        system.key(),
        system.team(),
        id,
        candidate == null ? LIVE : CANDIDATE,
        candidate,
        List.of(),
        target.number(),
        requireNonNull(turn.snapshot().edition()).edition(),
        engine.methodVersion(),
        outcome.inputsDigest(),
        outcome.resultDigest(),
        turn.asOf(),
        turn.asOf(),
        !outcome.isNew(),
        ChangesOf.verdicts(outcome.result()),
        before.id() == null
            ? null
            : new Assessed.Previous(
                before.id(), before.verdicts() == null ? Map.of() : before.verdicts()),
        outcome.difference() == null ? Changes.NONE : ChangesOf.of(outcome.difference()));
  }

  private NewAssessment row(
      Turn turn,
      EngineInputs.Target target,
      Outcome outcome,
      Assessed announcement,
      List<Snapshot.Trigger> triggers) {
    Snapshot.Edition edition = requireNonNull(turn.snapshot().edition());
    JsonNode candidate =
        announcement.candidate() == null ? null : Json.tree(announcement.candidate());
    return new NewAssessment(
        announcement.assessmentId(),
        announcement.systemId(),
        announcement.kind(),
        candidate == null ? null : candidate.toString(),
        target.number(),
        target.documentDigest(),
        edition.edition(),
        edition.contentDigest(),
        announcement.methodVersion(),
        turn.asOf(),
        announcement.recordedAt(),
        outcome.inputsDigest(),
        announcement.resultDigest(),
        outcome.result().regulatoryClass().type().name(),
        announcement.verdicts(),
        announcement.previous() == null ? null : announcement.previous().assessmentId(),
        outcome.earlier() == null ? announcement.assessmentId() : outcome.earlier(),
        outcome.isNew() ? outcome.json() : null,
        outcome.difference() == null ? null : ResultJson.text(ChangesView.of(outcome.difference())),
        Json.text(announcement),
        Turn.triggersText(triggers),
        outcome.result().nextExpiry(),
        turn.snapshot().seen());
  }

  private void tellChanges(Turn turn, Outcome outcome, Assessed announcement, List<CaseKey> cases) {
    Difference difference = outcome.difference();
    if (difference == null) {
      return;
    }
    tellLapsed(turn, difference, announcement, cases);
    Changes changes = announcement.changes();
    for (Changes.Framework verdict : changes.verdicts()) {
      answers.append(
          new VerdictChanged(
              announcement.systemId(),
              announcement.systemKey(),
              announcement.team(),
              announcement.assessmentId(),
              verdict.framework(),
              String.valueOf(verdict.from()),
              String.valueOf(verdict.to()),
              announcement.revision(),
              announcement.edition(),
              turn.asOf(),
              cases));
    }
    for (Changes.Credit lost : changes.safeguardsUncredited()) {
      answers.append(
          new SafeguardUncredited(
              announcement.systemId(),
              announcement.systemKey(),
              announcement.team(),
              announcement.assessmentId(),
              lost.safeguard(),
              lost.control(),
              ChangesOf.invalidated(difference, lost.safeguard()),
              turn.asOf(),
              cases));
    }
  }

  /** Decisions that were in force for the assessment before and are not for this one. */
  private void tellLapsed(
      Turn turn, Difference difference, Assessed announcement, List<CaseKey> cases) {
    for (Delta<DecisionResult> delta : difference.results().decisions()) {
      DecisionResult from = delta.from();
      DecisionResult to = delta.to();
      if (from != null
          && to != null
          && from.state() == DecisionResult.State.IN_FORCE
          && to.state() != DecisionResult.State.IN_FORCE) {
        answers.append(
            new DecisionLapsed(
                announcement.systemId(),
                announcement.systemKey(),
                announcement.team(),
                announcement.assessmentId(),
                delta.id(),
                kind(turn, delta.id()),
                to.state().name(),
                to.because(),
                turn.asOf(),
                cases));
      }
    }
  }

  private static String kind(Turn turn, String decision) {
    return turn.snapshot().decisions().stream()
        .filter(each -> each.id().equals(decision))
        .map(Snapshot.Decision::kind)
        .findFirst()
        .orElse("UNKNOWN");
  }
}
