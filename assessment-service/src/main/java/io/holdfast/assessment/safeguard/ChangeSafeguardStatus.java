// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Records another status of a safeguard; nothing that was recorded before changes. */
@ApplicationScoped
public class ChangeSafeguardStatus {

  private final SafeguardRepository safeguards;
  private final ReadSafeguards read;
  private final Triggers triggers;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  ChangeSafeguardStatus(
      SafeguardRepository safeguards,
      ReadSafeguards read,
      Triggers triggers,
      History history,
      Caller caller,
      Clock clock) {
    this.safeguards = safeguards;
    this.read = read;
    this.triggers = triggers;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Records the status and asks for the assessments that it touches.
   *
   * @throws Problem when the request is not valid or not allowed, or there is no such safeguard
   */
  @Transactional
  public SafeguardResponse change(UUID id, StatusRequest request) {
    SafeguardResponse before = read.one(id);
    if (before.organisation()) {
      caller.requireFor(Roles.ASSESSOR, Grants.ALL_TEAMS);
    } else {
      caller.require(Roles.ASSESSOR, read.team(id), "safeguard", id);
    }
    check(request);
    Instant from = request.from() == null ? clock.instant() : request.from();
    safeguards.addStatus(
        id,
        java.util.Objects.requireNonNull(request.status()),
        from,
        history.actorId(caller.actor()),
        request.reason());
    history.record(
        "safeguard",
        id,
        before.organisation() ? null : read.team(id),
        "status-changed",
        caller.actor(),
        request.reason(),
        request);
    UUID system = safeguards.findById(id).systemId();
    if (system == null) {
      triggers.appendForAll(Trigger.Kind.ORGANISATION_SAFEGUARD, id);
    } else {
      triggers.append(Trigger.of(Trigger.Kind.SAFEGUARD, system, id));
    }
    return read.one(id);
  }

  private static void check(StatusRequest request) {
    List<Violation> wrong = new ArrayList<>();
    if (request.status() == null) {
      wrong.add(new Violation("/status", "missing", "a status is needed"));
    }
    if (request.reason() == null || request.reason().isBlank()) {
      wrong.add(new Violation("/reason", "missing", "a reason is needed"));
    } else if (request.reason().length() > 2000) {
      wrong.add(new Violation("/reason", "too-long", "at most 2000 characters"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }
}
