// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.assessment.upstream.RevisionCopies;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers a safeguard for a system, a component of it, or the organisation. */
@ApplicationScoped
public class RegisterSafeguard {

  private final SafeguardRepository safeguards;
  private final KnownSystems systems;
  private final RevisionCopies revisions;
  private final EditionCopies editions;
  private final Triggers triggers;
  private final Idempotency idempotency;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  RegisterSafeguard(
      SafeguardRepository safeguards,
      KnownSystems systems,
      RevisionCopies revisions,
      EditionCopies editions,
      Triggers triggers,
      Idempotency idempotency,
      History history,
      Caller caller,
      Clock clock) {
    this.safeguards = safeguards;
    this.systems = systems;
    this.revisions = revisions;
    this.editions = editions;
    this.triggers = triggers;
    this.idempotency = idempotency;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Registers it and asks for the assessments that it touches.
   *
   * @throws Problem when the request is not valid, not allowed, or refers to what is not there
   */
  @Transactional
  public SafeguardResponse register(SafeguardRequest request, @Nullable String idempotencyKey) {
    request.check();
    @Nullable KnownSystem system = system(request);
    return idempotency.once(
        idempotencyKey,
        caller.actor(),
        "registerSafeguard",
        request,
        SafeguardResponse.class,
        () -> create(request, system));
  }

  private @Nullable KnownSystem system(SafeguardRequest request) {
    if (request.system() == null) {
      caller.requireFor(Roles.ASSESSOR, Grants.ALL_TEAMS);
      return null;
    }
    KnownSystem system = systems.referredTo("/system", request.system(), caller);
    caller.require(Roles.ASSESSOR, system.team(), "AI system", request.system());
    return system;
  }

  private SafeguardResponse create(SafeguardRequest request, @Nullable KnownSystem system) {
    requireControl(requireNonNull(request.control()));
    SafeguardRequest.Scope scope = requireNonNull(request.scope());
    if (system != null && scope.component() != null) {
      requireComponent(system, scope.component());
    }
    Instant now = clock.instant();
    UUID actor = history.actorId(caller.actor());
    Safeguard safeguard =
        new Safeguard(
            Ids.next(),
            system == null ? null : system.id(),
            system == null ? null : system.team(),
            requireNonNull(request.control()),
            requireNonNull(scope.type()),
            scope.component(),
            requireNonNull(request.statement()),
            requireNonNull(request.owner()),
            now,
            actor);
    safeguards.add(safeguard);
    addStatuses(request, safeguard.id(), actor, now);
    String team = system == null ? null : system.team();
    history.record("safeguard", safeguard.id(), team, "registered", caller.actor(), null, request);
    trigger(safeguard);
    return ReadSafeguards.response(
        safeguard, system == null ? null : system.key(), safeguards.statuses(safeguard.id()), now);
  }

  private void addStatuses(SafeguardRequest request, UUID id, UUID actor, Instant now) {
    Instant implementedFrom = request.implementedFrom();
    Status status = requireNonNull(request.status());
    if (implementedFrom != null) {
      safeguards.addStatus(id, Status.IMPLEMENTED, implementedFrom, actor, null);
    }
    if (status != Status.IMPLEMENTED) {
      safeguards.addStatus(id, status, now, actor, null);
    }
  }

  private void trigger(Safeguard safeguard) {
    if (safeguard.systemId() == null) {
      triggers.appendForAll(Trigger.Kind.ORGANISATION_SAFEGUARD, safeguard.id());
    } else {
      triggers.append(Trigger.of(Trigger.Kind.SAFEGUARD, safeguard.systemId(), safeguard.id()));
    }
  }

  private void requireControl(String control) {
    EditionDocument edition =
        editions
            .activeDocument()
            .orElseThrow(() -> Problem.notYetKnown("/control", "edition of the catalogue", "any"));
    if (!edition.hasControl(control)) {
      throw Problem.unprocessable(
          "/control", "unknown-control", "the active edition has no control " + control);
    }
  }

  private void requireComponent(KnownSystem system, String component) {
    SystemDocument document =
        revisions
            .current(system.id())
            .orElseThrow(() -> Problem.notYetKnown("/system", "revision of", system.key()))
            .document();
    if (document.component(component).isEmpty()) {
      throw Problem.unprocessable(
          "/scope/component",
          "unknown-component",
          "the current revision of " + system.key() + " has no component " + component);
    }
  }
}
