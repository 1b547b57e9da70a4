// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.catalogue.oscal.export.ExportEdition;
import io.holdfast.catalogue.oscal.export.OwnCatalogs;
import io.holdfast.catalogue.oscal.export.OwnCatalogs.OwnCatalog;
import io.holdfast.catalogue.oscal.profile.OscalSources;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the hrefs of a document lead to: our own catalogues and documents that were imported.
 * Nothing is ever fetched from elsewhere.
 */
@ApplicationScoped
class KnownDocuments implements OscalSources {

  private static final Pattern BY_UUID =
      Pattern.compile("(?:#|urn:uuid:)([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})");
  private static final Pattern BY_ID =
      Pattern.compile(
          ".{0,300}/api/v1/catalogue/oscal/documents/"
              + "([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?:/content)?");
  private static final Pattern STEPS = Pattern.compile("^(?:\\.{1,2}/){1,50}");

  /**
   * What an href leads to: exactly one of the two.
   *
   * @param own one of our catalogues
   * @param imported a document that was imported
   */
  record Target(@Nullable OwnCatalog own, @Nullable OscalDocumentResponse imported) {

    UUID uuid() {
      return own != null ? own.uuid() : imported == null ? new UUID(0, 0) : imported.oscalUuid();
    }
  }

  private final DocumentRepository documents;
  private final OwnCatalogs ownCatalogs;
  private final ExportEdition export;

  KnownDocuments(DocumentRepository documents, OwnCatalogs ownCatalogs, ExportEdition export) {
    this.documents = documents;
    this.ownCatalogs = ownCatalogs;
    this.export = export;
  }

  /** The UUID that an href is made of. */
  static Optional<UUID> uuid(String href) {
    Matcher match = BY_UUID.matcher(href);
    return match.matches() ? Optional.of(UUID.fromString(match.group(1))) : Optional.empty();
  }

  /** What an href in a document leads to. */
  Optional<Target> target(OscalDocument referrer, String href) {
    for (String meaning : meanings(referrer, href)) {
      Optional<Target> target = uuid(meaning).map(this::byUuid).orElseGet(() -> byAddress(meaning));
      if (target.isPresent()) {
        return target;
      }
    }
    return Optional.empty();
  }

  /** The document with the UUID, our own or the newest imported one that is in use. */
  Optional<Target> byUuid(UUID uuid) {
    return ownCatalogs
        .find(uuid)
        .map(own -> new Target(own, null))
        .or(() -> documents.findByOscalUuid(uuid).map(found -> new Target(null, found)));
  }

  private Optional<Target> byAddress(String href) {
    Optional<Target> own = ownCatalogs.find(href).map(found -> new Target(found, null));
    if (own.isPresent()) {
      return own;
    }
    Matcher id = BY_ID.matcher(href);
    return (id.matches()
            ? documents.find(UUID.fromString(id.group(1))).filter(OscalDocumentResponse::isActive)
            : documents.findByHref(STEPS.matcher(href).replaceFirst("")))
        .map(found -> new Target(null, found));
  }

  /** The href itself, and what the resource of the back matter says that it names. */
  private static List<String> meanings(OscalDocument referrer, String href) {
    List<String> meanings = new ArrayList<>(List.of(href));
    Optional<UUID> uuid = uuid(href);
    if (uuid.isPresent()) {
      for (JsonNode resource : referrer.content().path("back-matter").path("resources")) {
        if (resource.path("uuid").asText().equalsIgnoreCase(uuid.get().toString())) {
          for (JsonNode link : resource.path("rlinks")) {
            meanings.add(link.path("href").asText());
          }
        }
      }
    }
    return meanings;
  }

  @Override
  public Optional<Source> find(OscalDocument referrer, String href) {
    return target(referrer, href).map(this::source);
  }

  private Source source(Target target) {
    OwnCatalog own = target.own();
    if (own != null) {
      return new Source(
          own.uuid().toString(),
          new OscalDocument(OscalKind.CATALOG, export.catalog(own.edition(), own.framework())));
    }
    return source(java.util.Objects.requireNonNull(target.imported()));
  }

  /**
   * An imported document, opened.
   *
   * @throws Problem gone, when its content was erased
   */
  Source source(OscalDocumentResponse document) {
    byte[] bytes =
        documents
            .content(document.id())
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.GONE, "the content of " + document.id() + " was erased"));
    return new Source(document.digest(), OscalReader.parse(bytes));
  }
}
