// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.CaseAnswers;
import io.holdfast.assessment.assessment.AssessmentStore;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.inputs.CandidateTarget;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.inputs.Snapshots;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.RevisionCopy;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Runs one system: everything that waits for it is answered by one assessment, and one more per
 * version that is not current. All of it is one transaction.
 */
@ApplicationScoped
class RunSystem {

  private final Jdbi jdbi;
  private final Snapshots snapshots;
  private final Engine engine;
  private final AssessmentStore store;
  private final RecordOutcome recorder;
  private final CaseAnswers answers;
  private final Clock clock;

  RunSystem(
      Jdbi jdbi,
      Snapshots snapshots,
      Engine engine,
      AssessmentStore store,
      RecordOutcome recorder,
      CaseAnswers answers,
      Clock clock) {
    this.jdbi = jdbi;
    this.snapshots = snapshots;
    this.engine = engine;
    this.store = store;
    this.recorder = recorder;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * Runs the system unless another run of it is in flight or nothing waits.
   *
   * @return whether something was done
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean run(UUID systemId) {
    return jdbi.withHandle(
        handle -> {
          if (!locked(handle, systemId)) {
            return false;
          }
          Optional<Snapshot> snapshot = snapshots.read(handle, systemId);
          if (snapshot.isEmpty() || snapshot.get().triggers().isEmpty()) {
            return false;
          }
          enterTrace(snapshot.get());
          return run(handle, snapshot.get());
        });
  }

  private boolean locked(Handle handle, UUID systemId) {
    return handle
        .createQuery(
            """
            select true from assessed_system s
            where system_id = :system and next_attempt_at <= :now
              and exists (select 1 from assessment_trigger t where t.system_id = s.system_id)
            for update skip locked
            """)
        .bind("system", systemId)
        .bind("now", clock.instant())
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  private boolean run(Handle handle, Snapshot snapshot) {
    if (snapshot.system().state().equals(KnownSystem.RETIRED)) {
      Turn.cases(snapshot.triggers())
          .forEach(
              key ->
                  answers.notAssessed(
                      snapshot.system(), key, "RETIRED", "the AI system is retired"));
    } else if (snapshot.revision() == null || snapshot.edition() == null) {
      return false;
    } else {
      assess(snapshot, snapshot.revision());
    }
    finish(handle, snapshot);
    return true;
  }

  private void assess(Snapshot snapshot, Snapshot.Revision revision) {
    RevisionCopy copy = EngineInputs.copy(snapshot, revision);
    EngineInputs.Target target =
        new EngineInputs.Target(revision.number(), revision.documentDigest(), copy.document());
    Turn turn = new Turn(snapshot, target, clock.instant());
    Plan plan = Plan.of(snapshot, copy);
    Live live = live(turn, plan.live());
    plan.candidates().forEach(candidate -> candidate(turn, candidate, live));
  }

  /** The live assessment as it stands after its part of a run. */
  record Live(RecordOutcome.Before before, Assessment result) {}

  private Live live(Turn turn, List<Snapshot.Trigger> triggers) {
    Snapshot.Head head = turn.snapshot().head();
    RecordOutcome.Before before =
        new RecordOutcome.Before(head.currentId(), head.resultId(), head.verdicts());
    if (triggers.isEmpty() && head.resultId() != null) {
      return new Live(before, store.result(head.resultId()));
    }
    Outcome outcome = liveOutcome(turn);
    boolean toRecord = outcome.isNew() || !Turn.cases(triggers).isEmpty();
    return new Live(toRecord ? recorder.live(turn, outcome, triggers) : before, outcome.result());
  }

  private Outcome liveOutcome(Turn turn) {
    Snapshot.Head head = turn.snapshot().head();
    EngineInputs inputs = engine.inputs(turn.snapshot(), turn.live(), turn.asOf());
    @Nullable Assessment before = head.resultId() == null ? null : store.result(head.resultId());
    boolean same = inputs.digest().equals(head.inputsDigest());
    if (before != null && head.resultId() != null && same && !expired(head.nextExpiry(), turn)) {
      return Outcome.unchanged(inputs.digest(), head.resultId(), before, null);
    }
    return Outcome.of(inputs.digest(), engine.assess(inputs), before);
  }

  private static boolean expired(@Nullable Instant expiry, Turn turn) {
    return expiry != null && !turn.asOf().isBefore(expiry);
  }

  private void candidate(Turn turn, Plan.WithCandidate planned, Live live) {
    CandidateTarget target = planned.target();
    EngineInputs inputs = engine.inputs(turn.snapshot(), target.target(), turn.asOf());
    Optional<Snapshot.Candidate> same =
        turn.snapshot().candidates().stream()
            .filter(one -> one.component().equals(target.component()))
            .filter(one -> one.identity().equals(target.identity()))
            .filter(one -> one.inputsDigest().equals(inputs.digest()))
            .filter(one -> !expired(one.nextExpiry(), turn))
            .findFirst();
    if (same.isEmpty()) {
      Outcome outcome = Outcome.of(inputs.digest(), engine.assess(inputs), live.result());
      recorder.candidate(turn, target, outcome, live, planned.triggers());
    } else if (!planned.triggers().isEmpty()) {
      UUID resultId = same.get().resultId();
      Assessment earlier = store.result(resultId);
      Difference difference = Difference.between(live.result(), earlier);
      Outcome outcome = Outcome.unchanged(inputs.digest(), resultId, earlier, difference);
      recorder.candidate(turn, target, outcome, live, planned.triggers());
    }
  }

  private void finish(Handle handle, Snapshot snapshot) {
    handle
        .createUpdate("delete from assessment_trigger where id = any(:ids)")
        .bindArray(
            "ids", UUID.class, snapshot.triggers().stream().map(Snapshot.Trigger::id).toArray())
        .execute();
    handle
        .createUpdate(
            "update assessed_system set failures = 0 where system_id = :system and failures > 0")
        .bind("system", snapshot.system().id())
        .execute();
  }

  /** The work goes on under the trace of what waited longest. */
  private static void enterTrace(Snapshot snapshot) {
    snapshot.triggers().stream()
        .min(java.util.Comparator.comparing(Snapshot.Trigger::id))
        .map(Snapshot.Trigger::trace)
        .ifPresent(
            text -> {
              JsonNode trace = Json.readTree(text.getBytes(StandardCharsets.UTF_8));
              Trace.of(trace.path("correlationId").asText(), trace.path("traceparent").asText())
                  .enter();
            });
  }
}
