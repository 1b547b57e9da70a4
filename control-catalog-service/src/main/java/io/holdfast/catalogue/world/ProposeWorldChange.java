// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down a change of the world; a second person has to confirm it before it counts. */
@ApplicationScoped
public class ProposeWorldChange {

  /** How far ahead of this clock another one may be. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final WorldChanges changes;
  private final EditionLibrary library;
  private final Idempotency idempotency;
  private final Caller caller;
  private final Clock clock;

  ProposeWorldChange(
      WorldChanges changes,
      EditionLibrary library,
      Idempotency idempotency,
      Caller caller,
      Clock clock) {
    this.changes = changes;
    this.library = library;
    this.idempotency = idempotency;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Writes the change down.
   *
   * @throws Problem invalid with all that is wrong, forbidden without the role in every team, or
   *     unprocessable when it lies ahead
   */
  @Transactional
  public WorldChangeResponse propose(WorldChangeRequest request, @Nullable String key) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    OpenEdition edition = library.active();
    NewWorldChange change =
        request.checked(
            edition.threats()::containsKey, id -> edition.requirements().containsKey(id));
    requireNotAhead("/occurredAt", change.occurredAt(), clock.instant());
    Actor actor = caller.actor();
    return idempotency.once(
        key,
        actor,
        "proposeWorldChange",
        request,
        WorldChangeResponse.class,
        () -> response(changes.propose(change, actor, change.summary())));
  }

  private WorldChangeResponse response(UUID id) {
    return changes.find(id).map(WorldChangeResponse::of).orElseThrow();
  }

  /**
   * Refuses what has not happened yet.
   *
   * @throws Problem unprocessable
   */
  public static void requireNotAhead(String pointer, Instant occurredAt, Instant now) {
    if (occurredAt.isAfter(now.plus(AHEAD))) {
      throw Problem.unprocessable(
          pointer, "ahead", "lies more than 5 minutes ahead: report it when it happens");
    }
  }
}
