// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasChanges.AddedTechnique;
import io.holdfast.catalogue.world.WorldChangeResponse;
import io.holdfast.catalogue.world.WorldChanges;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads imports and how their techniques stand. */
@ApplicationScoped
class ReadAtlas {

  private final AtlasImports imports;
  private final AtlasDecisions decisions;
  private final WorldChanges changes;

  ReadAtlas(AtlasImports imports, AtlasDecisions decisions, WorldChanges changes) {
    this.imports = imports;
    this.decisions = decisions;
    this.changes = changes;
  }

  /** Imports, last taken in first. */
  Page<AtlasImportSummary> list(PageRequest page) {
    return Page.of(imports.list(before(page), page.limit() + 1), page, row -> Cursor.of(row.id()))
        .map(row -> AtlasImportSummary.of(row, techniques(row)));
  }

  private static @Nullable UUID before(PageRequest page) {
    String text = page.after(0);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /**
   * An import as a row.
   *
   * @throws Problem not found
   */
  AtlasImport row(UUID id) {
    return imports.find(id).orElseThrow(() -> Problem.notFound("import of ATLAS", id));
  }

  /** An import with everything that was found. */
  AtlasImportResponse one(UUID id) {
    AtlasImport row = row(id);
    return AtlasImportResponse.of(row, imports.contradicting(row), techniques(row));
  }

  /** The techniques that the file added, and how each stands now. */
  List<AtlasTechnique> techniques(AtlasImport row) {
    Map<String, AtlasDecision> latest = decisions.latest(row.addedTechniques());
    Map<String, Proposals.OfTechnique> proposed =
        row.findings().proposals().techniques().stream()
            .collect(Collectors.toMap(Proposals.OfTechnique::technique, Function.identity()));
    return row.findings().changes().techniques().added().stream()
        .map(added -> technique(added, latest.get(added.id()), proposed.get(added.id())))
        .toList();
  }

  private AtlasTechnique technique(
      AddedTechnique added,
      @Nullable AtlasDecision decision,
      Proposals.@Nullable OfTechnique proposal) {
    UUID changeId = decision == null ? null : decision.worldChange();
    WorldChangeResponse change = changeId == null ? null : changes.response(changeId).orElse(null);
    return new AtlasTechnique(
        added.id(),
        added.name(),
        AtlasTechnique.state(decision, change),
        proposal == null ? List.of() : proposal.families(),
        proposal == null ? List.of() : proposal.controls(),
        decision == null ? null : AtlasTechnique.Decision.of(decision, change));
  }
}
