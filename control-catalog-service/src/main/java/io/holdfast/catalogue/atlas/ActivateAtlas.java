// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a file the one that the next is compared with, once everything it adds is decided. */
@ApplicationScoped
class ActivateAtlas {

  private static final int LONGEST = 4000;

  private final AtlasImports imports;
  private final ReadAtlas read;
  private final History history;
  private final Caller caller;

  ActivateAtlas(AtlasImports imports, ReadAtlas read, History history, Caller caller) {
    this.imports = imports;
    this.read = read;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Activates an import.
   *
   * @throws Problem not found, forbidden without the role in every team, invalid without a reason,
   *     or conflict while techniques are undecided or when something newer is active
   */
  @Transactional
  public AtlasImportResponse activate(UUID id, @Nullable String reason) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    AtlasImport row = read.row(id);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Problem.invalid(
          "/reason", "missing", "a reason of at most " + LONGEST + " characters is needed");
    }
    imports.lock();
    requireDecided(row);
    requireNotOlder(row);
    Actor actor = caller.actor();
    imports.activate(id, history.actorId(actor), reason);
    history.record(ImportAtlas.OBJECT, id, null, "ACTIVATED", actor, reason, null);
    return read.one(id);
  }

  private void requireDecided(AtlasImport row) {
    List<String> open =
        read.techniques(row).stream()
            .filter(AtlasTechnique::isUnsettled)
            .map(AtlasTechnique::technique)
            .toList();
    if (!open.isEmpty()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          open.size() + " techniques are not decided: " + String.join(", ", open));
    }
  }

  private void requireNotOlder(AtlasImport row) {
    AtlasContent now =
        imports.active().map(AtlasImports.Active::content).orElseGet(BuiltInAtlas::read);
    boolean older =
        ContentVersion.of(now.contentVersion())
            .isNewerThan(ContentVersion.of(row.contentVersion()));
    if (older
        || imports.active().map(AtlasImports.Active::id).filter(row.id()::equals).isPresent()) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "ATLAS %s is in use already, %s is not newer"
              .formatted(now.contentVersion(), row.contentVersion()));
    }
  }
}
