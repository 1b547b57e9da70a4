// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a decision of an assessor or an approver; some begin only with a second person. */
@ApplicationScoped
public class TakeDecision {

  private final DecisionRepository decisions;
  private final DecisionFacts facts;
  private final ReadDecisions read;
  private final KnownSystems systems;
  private final Triggers triggers;
  private final Idempotency idempotency;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  TakeDecision(
      DecisionRepository decisions,
      DecisionFacts facts,
      ReadDecisions read,
      KnownSystems systems,
      Triggers triggers,
      Idempotency idempotency,
      History history,
      Caller caller,
      Clock clock) {
    this.decisions = decisions;
    this.facts = facts;
    this.read = read;
    this.systems = systems;
    this.triggers = triggers;
    this.idempotency = idempotency;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Keeps the decision and asks for the assessment that it touches.
   *
   * @throws Problem when the request is not valid, not allowed, or refers to what is not there
   */
  @Transactional
  public DecisionResponse take(DecisionRequest request, @Nullable String idempotencyKey) {
    request.check(clock.instant());
    KnownSystem system = systems.referredTo("/system", requireNonNull(request.system()), caller);
    requireRole(request, system);
    return idempotency.once(
        idempotencyKey,
        caller.actor(),
        "takeDecision",
        request,
        DecisionResponse.class,
        () -> keep(request, system));
  }

  private void requireRole(DecisionRequest request, KnownSystem system) {
    boolean approvers = request.kind() == DecisionKind.ASSESSMENT_APPROVAL;
    if (approvers || !caller.grants().has(Roles.ASSESSOR, system.team())) {
      caller.require(Roles.APPROVER, system.team(), "AI system", system.key());
    }
  }

  private DecisionResponse keep(DecisionRequest request, KnownSystem system) {
    DecisionKind kind = requireNonNull(request.kind());
    DecisionContent content = facts.content(request, system);
    UUID id =
        decisions.add(
            system.id(),
            kind,
            content,
            requireNonNull(request.reason()),
            request.until(),
            history.actorId(caller.actor()));
    String action = kind.needsApproval() ? "proposed" : "decided";
    history.record(
        "decision", id, system.team(), action, caller.actor(), request.reason(), request);
    if (!kind.needsApproval()) {
      triggers.append(Trigger.of(Trigger.Kind.DECISION, system.id(), id));
    }
    return read.one(id);
  }
}
