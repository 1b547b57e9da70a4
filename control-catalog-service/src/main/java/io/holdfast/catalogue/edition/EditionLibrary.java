// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Opens editions for reading. An edition never changes, so once opened it stays open. */
@ApplicationScoped
public class EditionLibrary {

  private final Jdbi jdbi;
  private final Map<String, OpenEdition> open = new ConcurrentHashMap<>();

  EditionLibrary(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Opens the edition that a request asks for.
   *
   * @param version absent: the active one; the + of a version may have become a space on its way
   * @throws Problem invalid, when there is no such edition
   */
  public OpenEdition open(@Nullable String version) {
    if (version == null) {
      return active();
    }
    return find(version.replace(' ', '+'))
        .orElseThrow(
            () ->
                Problem.invalid(
                    "?edition", "unknown-edition", "no edition " + version + " was published"));
  }

  /**
   * The active edition.
   *
   * @throws Problem not found, when none is active
   */
  public OpenEdition active() {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select e.version from edition_activation a
                        join edition e on e.id = a.edition_id order by a.seq desc limit 1
                        """)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(this::find)
        .orElseThrow(() -> Problem.notFound("active edition", "of the catalogue"));
  }

  /** An edition by its version. */
  public Optional<OpenEdition> find(String version) {
    OpenEdition known = open.get(version);
    return known != null ? Optional.of(known) : read(version);
  }

  private Optional<OpenEdition> read(String version) {
    Optional<OpenEdition> read =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery("select content from edition where version = :version")
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne())
            .map(text -> new OpenEdition(Json.read(text, EditionContent.class)));
    read.ifPresent(edition -> open.put(version, edition));
    return read;
  }
}
