// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.DocumentValidation;
import io.holdfast.inventory.publishing.SystemEvents;
import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retires, returns and renames systems; their ids, revisions and history stay. */
@ApplicationScoped
public class ChangeLifetime {

  private final Clock clock;
  private final Caller caller;
  private final AiSystems systems;
  private final Revisions revisions;
  private final SystemEvents events;
  private final History history;

  ChangeLifetime(
      Clock clock,
      Caller caller,
      AiSystems systems,
      Revisions revisions,
      SystemEvents events,
      History history) {
    this.clock = clock;
    this.caller = caller;
    this.systems = systems;
    this.revisions = revisions;
    this.events = events;
    this.history = history;
  }

  /**
   * Takes a system out of use; cases about it are rejected from now on.
   *
   * @throws Problem not found, forbidden; invalid without a reason
   */
  @Transactional
  public SystemState retire(String key, @Nullable String reason) {
    String why = Reason.required(reason);
    AiSystem system = mine(key);
    if (!system.retired()) {
      system.retire(clock.instant());
      tell(system, Answer.RETIRED, "retired", why);
    }
    return SystemState.of(system, List.of(), List.of());
  }

  /** Takes a retired system back into use. */
  @Transactional
  public SystemState takeBack(String key) {
    AiSystem system = mine(key);
    if (system.retired()) {
      system.retire(null);
      tell(system, Answer.RETURNED, "returned", null);
    }
    return SystemState.of(system, List.of(), List.of());
  }

  /**
   * Gives a system another key.
   *
   * @throws Problem not found, forbidden; conflict, when the key is taken
   */
  @Transactional
  public SystemState rename(String key, @Nullable String newKey, @Nullable String reason) {
    String why = Reason.required(reason);
    if (newKey == null || !DocumentValidation.isKey(newKey)) {
      throw Problem.invalid("/key", "bad-key", "a key is lower case letters, digits and . _ -");
    }
    AiSystem system = mine(key);
    if (systems.byKey(newKey).isPresent()) {
      throw Problem.of(ProblemType.CONFLICT, "the key " + newKey + " is taken");
    }
    system.rename(newKey);
    tell(system, Answer.UNCHANGED, "renamed from " + key, why);
    return SystemState.of(system, List.of(), List.of());
  }

  private AiSystem mine(String key) {
    AiSystem system = systems.lockedByKey(key).orElseThrow(() -> Problem.notFound("system", key));
    caller.require(Roles.INVENTORY_EDITOR, system.team(), "system", key);
    return system;
  }

  private void tell(AiSystem system, Answer answer, String action, @Nullable String reason) {
    systems.persistAndFlush(system);
    history.record("system", system.id(), system.team(), action, caller.actor(), reason, null);
    events.publish(
        new SystemEvents.SystemEvent(
            system.id(),
            system.key(),
            system.team(),
            answer,
            answer == Answer.UNCHANGED ? "RENAMED" : null,
            reason,
            system.retired(),
            null,
            SystemEvents.published(revisions.find(system.id(), system.revision()).orElseThrow()),
            null));
  }
}
