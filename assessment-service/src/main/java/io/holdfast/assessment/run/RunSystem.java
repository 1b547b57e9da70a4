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
import io.holdfast.kit.database.PlannedOnce;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Runs systems: everything that waits for one is answered by one assessment, and one more per
 * version that is not current. All of it is one transaction, shared by systems that wait at the
 * same time.
 */
@ApplicationScoped
class RunSystem {

  private static final int MOST = 8;
  private static final Duration TOGETHER = Duration.ofMillis(200);

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
   * Runs those of the systems that wait and of which no other run is in flight, the first of them
   * and so many more as fit into {@link #TOGETHER}.
   *
   * @return how many were run
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int run(List<UUID> systemIds) {
    long end = System.nanoTime() + TOGETHER.toNanos();
    return jdbi.withHandle(
        handle -> {
          PlannedOnce.within(handle);
          int done = 0;
          for (UUID systemId : lock(handle, systemIds)) {
            if (done > 0 && System.nanoTime() > end) {
              break;
            }
            Optional<Snapshot> snapshot = snapshots.read(handle, systemId);
            if (snapshot.isPresent() && !snapshot.get().triggers().isEmpty()) {
              enterTrace(snapshot.get());
              done += run(handle, snapshot.get()) ? 1 : 0;
            }
          }
          return done;
        });
  }

  private List<UUID> lock(Handle handle, List<UUID> systemIds) {
    return handle
        .createQuery(
            """
            select s.system_id from unnest(:systems) with ordinality as w (system_id, place)
            join assessed_system s using (system_id)
            where next_attempt_at <= :now
              and exists (select 1 from assessment_trigger t where t.system_id = s.system_id)
            order by place limit :most for update of s skip locked
            """)
        .bindArray("systems", UUID.class, systemIds)
        .bind("now", clock.instant())
        .bind("most", MOST)
        .mapTo(UUID.class)
        .list();
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
    @Nullable UUID before = head.resultId();
    boolean same = inputs.digest().equals(head.inputsDigest());
    if (before != null && same && !expired(head.nextExpiry(), turn)) {
      return Outcome.unchanged(inputs.digest(), before, store.result(before), null);
    }
    return Outcome.of(
        inputs,
        engine.assess(inputs),
        written -> before == null ? null : store.resultBefore(before, written));
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
      Outcome outcome = Outcome.of(inputs, engine.assess(inputs), written -> live.result());
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
    if (snapshot.head().failures() > 0) {
      handle
          .createUpdate("update assessed_system set failures = 0 where system_id = :system")
          .bind("system", snapshot.system().id())
          .execute();
    }
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
