// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasChanges.AddedTechnique;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.world.NewWorldChange;
import io.holdfast.catalogue.world.ProposeWorldChange;
import io.holdfast.catalogue.world.WorldChanges;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on a technique that a file added. Acceptance costs evidence in the whole
 * organisation: it proposes a change of the world, which another person has to confirm.
 */
@ApplicationScoped
class DecideTechnique {

  /** The decision is kept; how the technique stands is read anew. */
  record Kept(String technique) {}

  private final AtlasImports imports;
  private final AtlasDecisions decisions;
  private final ReadAtlas read;
  private final WorldChanges changes;
  private final EditionLibrary library;
  private final Idempotency idempotency;
  private final Caller caller;
  private final Clock clock;

  DecideTechnique(
      AtlasImports imports,
      AtlasDecisions decisions,
      ReadAtlas read,
      WorldChanges changes,
      EditionLibrary library,
      Idempotency idempotency,
      Caller caller,
      Clock clock) {
    this.imports = imports;
    this.decisions = decisions;
    this.read = read;
    this.changes = changes;
    this.library = library;
    this.idempotency = idempotency;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Accepts or dismisses a technique.
   *
   * @throws Problem not found, forbidden without the role in every team, invalid with all that is
   *     wrong, unprocessable when the file does not add the technique, or conflict when it is
   *     decided
   */
  @Transactional
  public AtlasTechnique decide(UUID importId, AcceptanceRequest request, @Nullable String key) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    AtlasImport row = read.row(importId);
    OpenEdition edition = library.active();
    request.check(edition);
    AddedTechnique added = added(row, String.valueOf(request.technique()));
    if (request.occurredAt() != null) {
      ProposeWorldChange.requireNotAhead("/occurredAt", request.occurredAt(), clock.instant());
    }
    idempotency.once(
        key,
        caller.actor(),
        "decideAtlasTechnique " + importId,
        request,
        Kept.class,
        () -> keep(row, added, request, edition));
    return technique(row, added.id());
  }

  private static AddedTechnique added(AtlasImport row, String technique) {
    return row.added(technique)
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "/technique", "not-added", "this file adds no technique " + technique));
  }

  private AtlasTechnique technique(AtlasImport row, String id) {
    return read.techniques(row).stream()
        .filter(item -> item.technique().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Kept keep(
      AtlasImport row, AddedTechnique added, AcceptanceRequest request, OpenEdition edition) {
    imports.lock();
    requireOpen(technique(row, added.id()), request);
    Actor actor = caller.actor();
    List<String> hit = DependentFamilies.of(edition, request.familiesOrNone());
    UUID change =
        hit.isEmpty()
            ? null
            : changes.propose(change(row, added, request, hit), actor, reason(request));
    decisions.add(row.id(), request, change, actor);
    return new Kept(added.id());
  }

  private static String reason(AcceptanceRequest request) {
    return String.valueOf(request.reason());
  }

  /** A dismissal may be thought over; what waits or was told may not. */
  private static void requireOpen(AtlasTechnique now, AcceptanceRequest request) {
    boolean mayBe =
        now.state().equals(AtlasTechnique.OPEN)
            || now.state().equals(AtlasTechnique.DISMISSED) && !request.dismisses();
    if (!mayBe) {
      UUID change = now.decision() == null ? null : now.decision().worldChange();
      throw Problem.of(
          ProblemType.CONFLICT,
          "%s is %s already%s"
              .formatted(
                  now.technique(),
                  now.state(),
                  change == null ? "" : ", with the change of the world " + change));
    }
  }

  private static NewWorldChange change(
      AtlasImport row, AddedTechnique added, AcceptanceRequest request, List<String> families) {
    Instant since = request.occurredAt() == null ? row.importedAt() : request.occurredAt();
    return new NewWorldChange(
        NewWorldChange.NEW_ATTACK_TECHNIQUE,
        since,
        families,
        List.of(),
        NewWorldChange.MITRE_ATLAS,
        row.contentVersion(),
        List.of(added.id()),
        "ATLAS %s adds the technique %s %s"
            .formatted(row.contentVersion(), added.id(), added.name()));
  }
}
