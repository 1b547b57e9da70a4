// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a file of ATLAS in: read whole or refused whole, compared, and kept with the findings. */
@ApplicationScoped
class ImportAtlas {

  static final String OBJECT = "atlas-import";

  /**
   * What came of it.
   *
   * @param created false: the same content was compared with the same before
   */
  record Taken(UUID id, boolean created) {}

  private final AtlasImports imports;
  private final EditionLibrary library;
  private final Idempotency idempotency;
  private final History history;
  private final Caller caller;

  ImportAtlas(
      AtlasImports imports,
      EditionLibrary library,
      Idempotency idempotency,
      History history,
      Caller caller) {
    this.imports = imports;
    this.library = library;
    this.idempotency = idempotency;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Takes the file in.
   *
   * @throws Problem forbidden without the role in every team; malformed, too large, or invalid with
   *     everything that is wrong with the file
   */
  @Transactional
  public Taken take(byte[] file, @Nullable String key) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    Actor actor = caller.actor();
    String digest = CanonicalJson.digestOf(file);
    AtlasContent content = AtlasFile.read(file);
    return idempotency.once(
        key,
        actor,
        "importAtlas",
        Map.of("digest", digest),
        Taken.class,
        () -> keep(content, digest, actor));
  }

  private Taken keep(AtlasContent content, String digest, Actor actor) {
    imports.lock();
    OpenEdition edition = library.active();
    Optional<AtlasImports.Active> active = imports.active();
    UUID basisId = active.map(AtlasImports.Active::id).orElse(null);
    String contentDigest = CanonicalJson.digest(content);
    Optional<UUID> same = imports.same(contentDigest, edition.version(), basisId);
    if (same.isPresent()) {
      return new Taken(same.get(), false);
    }
    AtlasContent basis = active.map(AtlasImports.Active::content).orElseGet(BuiltInAtlas::read);
    AtlasFindings findings = findings(edition, basis, basisId, content);
    UUID id = imports.add(content, digest, contentDigest, findings, history.actorId(actor));
    history.record(
        OBJECT,
        id,
        null,
        "IMPORTED",
        actor,
        null,
        Map.of("digest", digest, "contentVersion", content.contentVersion()));
    return new Taken(id, true);
  }

  private static AtlasFindings findings(
      OpenEdition edition, AtlasContent basis, @Nullable UUID basisId, AtlasContent content) {
    AtlasChanges changes = CompareAtlas.compare(basis, content);
    boolean newer =
        ContentVersion.of(basis.contentVersion())
            .isNewerThan(ContentVersion.of(content.contentVersion()));
    return new AtlasFindings(
        edition.version(),
        new AtlasFindings.Basis(
            basisId == null ? "BUILT_IN" : "IMPORT",
            basisId,
            basis.contentVersion(),
            newer,
            basis.gaps()),
        changes,
        AtlasReferences.affected(edition.content(), changes),
        new ProposeLinks(edition.content(), content).propose(changes));
  }
}
