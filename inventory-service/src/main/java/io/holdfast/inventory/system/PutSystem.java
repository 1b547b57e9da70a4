// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.DocumentValidation;
import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.publishing.SystemEvents;
import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.revision.DeclaredChanges;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.inventory.revision.TypedChange;
import io.holdfast.inventory.version.ComponentVersions;
import io.holdfast.inventory.version.DeclaredVersions;
import io.holdfast.inventory.version.Stage;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Registers a system or edits it, from one declarative document. */
@ApplicationScoped
public class PutSystem {

  /** What a put led to. */
  public record Outcome(SystemState state, String tag, boolean created) {}

  private final Clock clock;
  private final Jdbi jdbi;
  private final Caller caller;
  private final AiSystems systems;
  private final ReviseSystem revise;
  private final ComponentVersions versions;
  private final SystemEvents events;
  private final History history;

  PutSystem(
      Clock clock,
      Jdbi jdbi,
      Caller caller,
      AiSystems systems,
      ReviseSystem revise,
      ComponentVersions versions,
      SystemEvents events,
      History history) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.caller = caller;
    this.systems = systems;
    this.revise = revise;
    this.versions = versions;
    this.events = events;
    this.history = history;
  }

  /**
   * Puts a document.
   *
   * @param ifMatch the entity tag that the caller has seen; absent: whatever is there
   * @param onlyIfNew whether nothing may be there ({@code If-None-Match: *})
   * @param adoptVersions whether declared versions replace those that events have set
   * @param dryRun whether to say only what would change
   * @throws Problem invalid, with every problem; not found, forbidden, conflict, precondition
   *     failed
   */
  @Transactional
  public Outcome put(
      String key,
      SystemDocument document,
      @Nullable String ifMatch,
      boolean onlyIfNew,
      boolean adoptVersions,
      boolean dryRun) {
    Instant now = clock.instant();
    List<Violation> violations = new ArrayList<>(DocumentValidation.check(document, now));
    if (!DocumentValidation.isKey(key)) {
      violations.add(
          new Violation("?key", "bad-key", "a key is lower case letters, digits and . _ -"));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
    jdbi.useHandle(h -> h.execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", key));
    Optional<AiSystem> found = systems.lockedByKey(key);
    allow(key, document, found);
    conditions(found, ifMatch, onlyIfNew);
    checkRenames(document, found);
    return dryRun
        ? preview(key, document, found, adoptVersions, now)
        : apply(key, document, found, adoptVersions, now);
  }

  private void allow(String key, SystemDocument document, Optional<AiSystem> found) {
    if (found.isPresent()) {
      if (!caller.grants().sees(found.get().team())) {
        throw Problem.of(ProblemType.CONFLICT, "the key " + key + " is taken");
      }
      caller.require(Roles.INVENTORY_EDITOR, found.get().team(), "system", key);
    }
    caller.requireFor(Roles.INVENTORY_EDITOR, String.valueOf(document.team()));
  }

  private static void conditions(
      Optional<AiSystem> found, @Nullable String ifMatch, boolean onlyIfNew) {
    EntityTags.require(ifMatch, found.map(AiSystem::declaredDigest).orElse(null));
    if (onlyIfNew && found.isPresent()) {
      throw Problem.of(ProblemType.PRECONDITION_FAILED, "a system with this key is there already");
    }
    if (found.isPresent() && found.get().retired()) {
      throw Problem.of(ProblemType.CONFLICT, "the system is retired; return it first");
    }
  }

  private static void checkRenames(SystemDocument document, Optional<AiSystem> found) {
    List<String> before =
        found
            .map(s -> s.document().components().stream().map(c -> String.valueOf(c.key())).toList())
            .orElse(List.of());
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < document.components().size(); i++) {
      SystemDocument.Component component = document.components().get(i);
      String former = component.renamedFrom();
      if (former != null && !before.contains(former) && !before.contains(component.key())) {
        violations.add(
            new Violation(
                "/components/" + i + "/renamedFrom",
                "unknown-component",
                "no component has had the key " + former));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }

  private Outcome preview(
      String key,
      SystemDocument document,
      Optional<AiSystem> found,
      boolean adoptVersions,
      Instant now) {
    SystemDocument current = found.map(AiSystem::document).orElse(null);
    DeclaredVersions.Outcome merged = DeclaredVersions.merge(current, document, adoptVersions, now);
    List<TypedChange> changes = changes(current, merged, now);
    AiSystem asIs = found.orElse(null);
    SystemState state =
        new SystemState(
            asIs == null ? Ids.lowestAt(Instant.EPOCH) : asIs.id(),
            key,
            String.valueOf(document.team()),
            String.valueOf(document.name()),
            asIs == null ? 0 : asIs.revision(),
            asIs == null ? now : asIs.changedAt(),
            null,
            merged.document(),
            changes,
            merged.ignored());
    return new Outcome(state, ReviseSystem.digest(document), false);
  }

  private static List<TypedChange> changes(
      @Nullable SystemDocument current, DeclaredVersions.Outcome merged, Instant now) {
    List<TypedChange> changes = new ArrayList<>();
    if (current == null) {
      changes.add(new TypedChange("SYSTEM_REGISTERED", null, null, null, null, now));
    } else {
      changes.addAll(DeclaredChanges.between(current, merged.document(), now));
    }
    changes.addAll(merged.changes());
    return changes;
  }

  private Outcome apply(
      String key,
      SystemDocument document,
      Optional<AiSystem> found,
      boolean adoptVersions,
      Instant now) {
    SystemDocument current = found.map(AiSystem::document).orElse(null);
    DeclaredVersions.Outcome merged = DeclaredVersions.merge(current, document, adoptVersions, now);
    AiSystem system = found.orElseGet(() -> AiSystem.registered(Ids.next(), key, now));
    boolean same =
        current != null
            && system.declaredDigest().equals(ReviseSystem.digest(document))
            && merged.changes().isEmpty();
    if (same) {
      return new Outcome(
          SystemState.of(system, List.of(), merged.ignored()), system.declaredDigest(), false);
    }
    List<TypedChange> changes = changes(current, merged, now);
    moveVersions(system, current, merged.document());
    Revision revision = revise.declare(system, merged.document(), changes, now);
    recordVersions(system, revision.document(), now);
    tell(system, revision, current == null);
    return new Outcome(
        SystemState.of(system, changes, merged.ignored()),
        system.declaredDigest(),
        current == null);
  }

  private void tell(AiSystem system, Revision revision, boolean isNew) {
    history.record(
        "system",
        system.id(),
        system.team(),
        isNew ? "registered" : "edited",
        caller.actor(),
        null,
        java.util.Map.of("revision", revision.number()));
    events.publish(
        new SystemEvents.SystemEvent(
            system.id(),
            system.key(),
            system.team(),
            Answer.REVISED,
            null,
            null,
            false,
            null,
            SystemEvents.published(revision),
            null));
  }

  private void moveVersions(
      AiSystem system, @Nullable SystemDocument current, SystemDocument next) {
    if (current == null) {
      return;
    }
    next.components().stream()
        .filter(c -> c.renamedFrom() != null && c.key() != null)
        .forEach(
            c ->
                versions.renamed(
                    system.id(), String.valueOf(c.renamedFrom()), String.valueOf(c.key())));
  }

  private void recordVersions(AiSystem system, SystemDocument state, Instant now) {
    for (SystemDocument.Component component : state.components()) {
      if (component.version() != null) {
        Instant since = component.version().since();
        versions.reached(
            system.id(),
            String.valueOf(component.key()),
            component.version(),
            Stage.TRAINED,
            since == null ? now : since);
      }
    }
  }
}
