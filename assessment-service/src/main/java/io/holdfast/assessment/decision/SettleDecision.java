// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.assessment.decision.DecisionRow.StepKind;
import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Approves, rejects and withdraws decisions. Nobody approves what they wrote. */
@ApplicationScoped
public class SettleDecision {

  private final DecisionRepository decisions;
  private final ReadDecisions read;
  private final Triggers triggers;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  SettleDecision(
      DecisionRepository decisions,
      ReadDecisions read,
      Triggers triggers,
      History history,
      Caller caller,
      Clock clock) {
    this.decisions = decisions;
    this.read = read;
    this.triggers = triggers;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * A second person approves a proposal; it holds from now on.
   *
   * @throws Problem not found, forbidden (also for its author), or conflict when it is no proposal
   */
  @Transactional
  public DecisionResponse approve(UUID id, @Nullable String reason) {
    return second(id, StepKind.APPROVED, reason);
  }

  /** A second person turns a proposal down; it never begins. */
  @Transactional
  public DecisionResponse reject(UUID id, @Nullable String reason) {
    return second(id, StepKind.REJECTED, reason);
  }

  private DecisionResponse second(UUID id, StepKind step, @Nullable String reason) {
    DecisionRow row = visible(id);
    caller.require(Roles.APPROVER, row.team(), "decision", id);
    if (row.author().is(caller.actor())) {
      throw Problem.of(ProblemType.FORBIDDEN, "nobody settles what they proposed themselves");
    }
    if (!row.isProposed()) {
      throw conflict(row, "does not wait for a second person");
    }
    requireNotOver(row);
    return settle(row, step, reason);
  }

  private void requireNotOver(DecisionRow row) {
    if (row.until() != null && row.until().isBefore(clock.instant())) {
      throw conflict(row, "ended on " + row.until());
    }
  }

  /**
   * Ends a decision or takes a proposal back.
   *
   * @throws Problem not found, forbidden, or conflict when it has ended already
   */
  @Transactional
  public DecisionResponse withdraw(UUID id, @Nullable String reason) {
    DecisionRow row = visible(id);
    if (!caller.grants().has(Roles.ASSESSOR, row.team())) {
      caller.require(Roles.APPROVER, row.team(), "decision", id);
    }
    if (row.step(StepKind.WITHDRAWN).isPresent() || row.step(StepKind.REJECTED).isPresent()) {
      throw conflict(row, "has ended already");
    }
    requireNotOver(row);
    return settle(row, StepKind.WITHDRAWN, reason);
  }

  private DecisionRow visible(UUID id) {
    DecisionRow row = decisions.locked(id).orElseThrow(() -> Problem.notFound("decision", id));
    caller.requireSeen(row.team(), "decision", id);
    return row;
  }

  private static Problem conflict(DecisionRow row, String what) {
    return Problem.of(ProblemType.CONFLICT, "decision " + row.id() + " " + what);
  }

  private DecisionResponse settle(DecisionRow row, StepKind step, @Nullable String reason) {
    String why = Reason.required(reason);
    decisions.addStep(row.id(), step, history.actorId(caller.actor()), why);
    String action = step.name().toLowerCase(Locale.ROOT);
    history.record("decision", row.id(), row.team(), action, caller.actor(), why, null);
    boolean counted = !row.isProposed() || step == StepKind.APPROVED;
    if (counted) {
      triggers.append(Trigger.of(Trigger.Kind.DECISION, row.systemId(), row.id()));
    }
    return read.one(row.id());
  }
}
