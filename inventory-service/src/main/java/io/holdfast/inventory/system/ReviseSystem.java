// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.revision.ChangeTimes;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.inventory.revision.TypedChange;
import io.holdfast.kit.json.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Makes the next revision of a system whose row the caller has locked. */
@ApplicationScoped
public class ReviseSystem {

  private final Jdbi jdbi;
  private final Clock clock;
  private final AiSystems systems;
  private final Revisions revisions;

  ReviseSystem(Jdbi jdbi, Clock clock, AiSystems systems, Revisions revisions) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.systems = systems;
    this.revisions = revisions;
  }

  /** Locks a system, so that revisions and events keep one order. */
  public Optional<CurrentSystem> lock(UUID id) {
    return systems.locked(id).map(CurrentSystem::of);
  }

  /**
   * Makes the next revision because of a case, which moves versions and change times and nothing
   * that the owner declares.
   *
   * @param next the state to be, before the change times move on
   * @param validFrom since when it is true, as its source says
   */
  public Revision revise(
      UUID id,
      SystemDocument next,
      List<TypedChange> changes,
      UUID caseId,
      String eventId,
      Instant validFrom) {
    AiSystem system = systems.locked(id).orElseThrow();
    return revise(
        system, state(next, changes), system.declaredDigest(), changes, caseId, eventId, validFrom);
  }

  /** Makes the next revision of a system whose row is locked, as its owner declares it. */
  Revision declare(
      AiSystem system, SystemDocument next, List<TypedChange> changes, Instant validFrom) {
    SystemDocument state = state(next, changes);
    Revision revision = revise(system, state, digest(state), changes, null, null, validFrom);
    replaceAliases(system.id(), state);
    return revision;
  }

  private static SystemDocument state(SystemDocument next, List<TypedChange> changes) {
    return ChangeTimes.applied(
        next.withComponents(
            next.components().stream().map(SystemDocument.Component::settled).toList()),
        changes);
  }

  private Revision revise(
      AiSystem system,
      SystemDocument state,
      String declaredDigest,
      List<TypedChange> changes,
      @Nullable UUID caseId,
      @Nullable String eventId,
      Instant validFrom) {
    Instant now = clock.instant();
    system.revise(state, declaredDigest, now);
    systems.persistAndFlush(system);
    Revision revision =
        new Revision(
            system.id(),
            system.revision(),
            CanonicalJson.digest(state),
            state,
            changes,
            caseId,
            eventId,
            validFrom,
            now);
    revisions.append(revision);
    return revision;
  }

  /** The digest over what the owner declares; the entity tag of a system. */
  static String digest(SystemDocument document) {
    SystemDocument declared = document.declared();
    return CanonicalJson.digest(
        declared.withComponents(
            declared.components().stream().map(SystemDocument.Component::settled).toList()));
  }

  private void replaceAliases(UUID id, SystemDocument state) {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from component_alias where system_id = ?", id);
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into component_alias (alias, system_id, component) values (:a, :s, :c)");
          for (SystemDocument.Component component : state.components()) {
            for (String alias : component.aliases()) {
              batch.bind("a", alias).bind("s", id).bind("c", component.key()).add();
            }
          }
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }
}
