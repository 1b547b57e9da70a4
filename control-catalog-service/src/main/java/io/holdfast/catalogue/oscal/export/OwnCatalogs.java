// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.oscal.OscalIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises the catalogues that this service exports when documents of others name them. */
@ApplicationScoped
public class OwnCatalogs {

  private static final Pattern HREF =
      Pattern.compile(
          ".{0,300}" + Pattern.quote(OscalIds.CATALOG_PATH) + "\\?([A-Za-z0-9_.=&+%-]{1,200})");

  /**
   * One of our catalogues.
   *
   * @param framework whose requirements; absent: our controls
   */
  public record OwnCatalog(String edition, @Nullable String framework) {

    /** The UUID it is exported with. */
    public UUID uuid() {
      return OscalIds.catalog(edition, framework);
    }
  }

  private final ExportEdition export;

  OwnCatalogs(ExportEdition export) {
    this.export = export;
  }

  /** The catalogue with the UUID. */
  public Optional<OwnCatalog> find(UUID uuid) {
    return all().stream().filter(catalog -> catalog.uuid().equals(uuid)).findFirst();
  }

  /** The catalogue that is read at the address, on whatever host. */
  public Optional<OwnCatalog> find(String href) {
    Matcher match = HREF.matcher(href);
    if (!match.matches()) {
      return Optional.empty();
    }
    List<String> query = List.of(match.group(1).replaceAll("(?i)%2B", "+").split("&"));
    return all().stream()
        .filter(catalog -> query.contains("edition=" + catalog.edition()))
        .filter(
            catalog ->
                catalog.framework() == null
                    ? query.size() == 1
                    : query.contains("framework=" + catalog.framework()))
        .findFirst();
  }

  private List<OwnCatalog> all() {
    List<OwnCatalog> all = new ArrayList<>();
    for (String version : export.versions()) {
      all.add(new OwnCatalog(version, null));
      export
          .find(version)
          .ifPresent(
              edition ->
                  edition.content().edition().frameworks().stream()
                      .map(Framework::id)
                      .forEach(framework -> all.add(new OwnCatalog(version, framework))));
    }
    return all;
  }

  /** Titles of what is in a catalogue, by id. */
  public Map<String, String> titles(OwnCatalog catalog) {
    OpenEdition edition = export.find(catalog.edition()).orElseThrow();
    return catalog.framework() == null
        ? edition.content().controls().stream()
            .collect(Collectors.toMap(Control::id, Control::name))
        : edition.content().requirements().stream()
            .filter(item -> item.framework().equals(catalog.framework()))
            .collect(Collectors.toMap(Requirement::id, Requirement::title));
  }
}
