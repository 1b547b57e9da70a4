// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.catalogue.world.WorldChange.State;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second person's word on a change of the world. Nobody confirms what they wrote. */
@ApplicationScoped
public class SettleWorldChange {

  private final WorldChanges changes;
  private final AnnounceWorldChange announce;
  private final Caller caller;

  SettleWorldChange(WorldChanges changes, AnnounceWorldChange announce, Caller caller) {
    this.changes = changes;
    this.announce = announce;
    this.caller = caller;
  }

  /**
   * Confirms the change: it is published.
   *
   * @throws Problem not found, forbidden (also for its author), or conflict when it does not wait
   */
  @Transactional
  public WorldChangeResponse confirm(UUID id, @Nullable String reason) {
    WorldChange change = waiting(id);
    if (change.proposedBy().is(caller.actor())) {
      throw Problem.of(ProblemType.FORBIDDEN, "nobody confirms what they wrote themselves");
    }
    WorldChange confirmed = settle(id, State.CONFIRMED, reason);
    announce.announce(confirmed);
    return WorldChangeResponse.of(confirmed);
  }

  /** Turns the change down, or its author takes it back; nothing is published. */
  @Transactional
  public WorldChangeResponse reject(UUID id, @Nullable String reason) {
    waiting(id);
    return WorldChangeResponse.of(settle(id, State.REJECTED, reason));
  }

  private WorldChange waiting(UUID id) {
    caller.requireForOneOf(List.of(Roles.CATALOG_ADMIN, Roles.APPROVER), Grants.ALL_TEAMS);
    WorldChange change =
        changes.locked(id).orElseThrow(() -> Problem.notFound("change of the world", id));
    if (change.state() != State.PROPOSED) {
      throw Problem.of(
          ProblemType.CONFLICT, "the change " + id + " is " + change.state() + " already");
    }
    return change;
  }

  private WorldChange settle(UUID id, State step, @Nullable String reason) {
    String why = Reason.required(reason);
    Actor actor = caller.actor();
    changes.settle(id, step, actor, why);
    return changes.find(id).orElseThrow();
  }
}
