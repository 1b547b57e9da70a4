// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes editions as OSCAL: the same edition gives the same document. */
@ApplicationScoped
public class ExportEdition {

  private final EditionLibrary library;
  private final ListEditions editions;

  ExportEdition(EditionLibrary library, ListEditions editions) {
    this.library = library;
    this.editions = editions;
  }

  /**
   * A catalog.
   *
   * @param edition version; absent: the active one
   * @param framework whose requirements; absent: our controls
   * @throws Problem invalid, when there is no such edition or framework
   */
  public ObjectNode catalog(@Nullable String edition, @Nullable String framework) {
    ExportedEdition exported = open(edition);
    if (framework == null) {
      return CatalogExport.controls(exported);
    }
    List<Framework> known = exported.frameworks();
    return known.stream()
        .filter(item -> item.id().equals(framework))
        .findFirst()
        .map(item -> CatalogExport.framework(exported, item))
        .orElseThrow(
            () ->
                Problem.invalid(
                    "?framework",
                    "unknown-framework",
                    "edition %s knows no framework '%s'; known are %s"
                        .formatted(
                            exported.version(),
                            framework,
                            known.stream().map(Framework::id).toList())));
  }

  /** The mappings of an edition; see {@link #catalog}. */
  public ObjectNode mappingCollection(@Nullable String edition) {
    return MappingExport.of(open(edition));
  }

  /** The controls of an edition and the requirements they serve; see {@link #catalog}. */
  public ObjectNode componentDefinition(@Nullable String edition) {
    return ComponentExport.of(open(edition));
  }

  /**
   * How the organisation tailored an edition; see {@link #catalog}.
   *
   * @throws Problem not found, when the edition is as Holdfast made it
   */
  public ObjectNode profile(@Nullable String edition) {
    ExportedEdition exported = open(edition);
    EditionManifest.Tailoring tailoring = exported.edition().content().edition().tailoring();
    if (tailoring == null) {
      throw Problem.notFound("profile of edition", exported.version());
    }
    return ProfileExport.of(exported, open(tailoring.base()), tailoring);
  }

  /** Versions of all editions, last published first. */
  public List<String> versions() {
    return editions.list(new PageRequest(PageRequest.MAX, null)).items().stream()
        .map(ListEditions.Entry::version)
        .toList();
  }

  /** An edition, when it was published. */
  public Optional<OpenEdition> find(String version) {
    return library.find(version);
  }

  private ExportedEdition open(@Nullable String edition) {
    OpenEdition open = library.open(edition);
    return new ExportedEdition(
        open,
        editions
            .find(open.version())
            .orElseThrow(() -> Problem.notFound("edition", open.version()))
            .publishedAt());
  }
}
