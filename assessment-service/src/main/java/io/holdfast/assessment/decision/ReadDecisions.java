// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.assessment.assessment.AssessmentStore;
import io.holdfast.assessment.decision.DecisionRow.StepKind;
import io.holdfast.assessment.engine.decision.ApprovalRule;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.history.History;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads decisions and how each stands today. */
@ApplicationScoped
public class ReadDecisions {

  private static final int HISTORY_LIMIT = 500;
  private static final String IN_FORCE = DecisionResult.State.IN_FORCE.name();

  private final Jdbi jdbi;
  private final DecisionRepository decisions;
  private final DecisionFacts facts;
  private final AssessmentStore assessments;
  private final KnownSystems systems;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  ReadDecisions(
      Jdbi jdbi,
      DecisionRepository decisions,
      DecisionFacts facts,
      AssessmentStore assessments,
      KnownSystems systems,
      History history,
      Caller caller,
      Clock clock) {
    this.jdbi = jdbi;
    this.decisions = decisions;
    this.facts = facts;
    this.assessments = assessments;
    this.systems = systems;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  private record Stand(String state, List<String> because) {}

  /** Decisions on a system, newest first. */
  public Page<DecisionResponse> list(
      @Nullable String system, @Nullable DecisionKind kind, PageRequest page) {
    if (system == null) {
      throw Problem.invalid("?system", "missing", "a system is needed");
    }
    KnownSystem found = systems.visible(system, caller);
    List<DecisionRow> rows =
        decisions.ofSystem(found.id(), kind, IdCursor.after(page), page.limit() + 1);
    Optional<DecisionFacts.Current> current = facts.current(found.id());
    return Page.of(rows, page, row -> Cursor.of(row.id())).map(row -> response(row, current));
  }

  /**
   * One decision.
   *
   * @throws Problem not found, also when it is another team's
   */
  public DecisionResponse one(UUID id) {
    DecisionRow row = visible(id);
    return response(row, facts.current(row.systemId()));
  }

  /** Who did what to it. */
  public List<History.Entry> history(UUID id) {
    visible(id);
    return history.of("decision", id, HISTORY_LIMIT);
  }

  private DecisionRow visible(UUID id) {
    DecisionRow row = decisions.find(id).orElseThrow(() -> Problem.notFound("decision", id));
    caller.requireSeen(row.team(), "decision", id);
    return row;
  }

  private DecisionResponse response(DecisionRow row, Optional<DecisionFacts.Current> current) {
    Stand stand = stand(row, current);
    return new DecisionResponse(
        row.id(),
        row.systemKey(),
        row.kind(),
        stand.state(),
        stand.because(),
        row.reason(),
        row.until(),
        row.at(),
        name(row.author()),
        row.content(),
        row.steps().stream()
            .map(
                step ->
                    new DecisionResponse.Step(
                        step.kind().name(), step.at(), name(step.by()), step.reason()))
            .toList());
  }

  private static String name(DecisionRow.Person person) {
    return person.name() == null ? "erased" : person.name();
  }

  private Stand stand(DecisionRow row, Optional<DecisionFacts.Current> current) {
    if (row.step(StepKind.REJECTED).isPresent()) {
      return new Stand("REJECTED", List.of());
    }
    if (row.step(StepKind.WITHDRAWN).isPresent()) {
      return new Stand("WITHDRAWN", List.of());
    }
    if (row.isProposed()) {
      return new Stand("PROPOSED", List.of());
    }
    if (row.until() != null && row.until().isBefore(clock.instant())) {
      return new Stand(DecisionResult.State.ENDED.name(), List.of());
    }
    return switch (row.kind()) {
      case SUBSTANTIAL_MODIFICATION -> new Stand(IN_FORCE, List.of());
      case ASSESSMENT_APPROVAL -> approval(row, current);
      default ->
          current.stream()
              .flatMap(now -> now.result().decisions().stream())
              .filter(result -> result.id().equals(row.id().toString()))
              .findFirst()
              .map(result -> new Stand(result.state().name(), result.because()))
              .orElse(new Stand("PENDING", List.of()));
    };
  }

  private Stand approval(DecisionRow row, Optional<DecisionFacts.Current> current) {
    boolean same =
        current.map(now -> now.resultDigest().equals(row.content().resultDigest())).orElse(true);
    if (same) {
      return new Stand(IN_FORCE, List.of());
    }
    UUID resultId =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select result_id from assessment where id = :id")
                    .bind("id", row.content().assessment())
                    .mapTo(UUID.class)
                    .one());
    DecisionResult result =
        ApprovalRule.judge(
            row.id().toString(), assessments.result(resultId), current.orElseThrow().result());
    return new Stand(result.state().name(), result.because());
  }
}
