// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.export.OwnCatalogs;
import io.holdfast.catalogue.oscal.export.OwnCatalogs.OwnCatalog;
import io.holdfast.catalogue.oscal.profile.ProfileResolver;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what the items are called that a document names by catalogue and id. */
@ApplicationScoped
class CatalogTitles {

  private static final String STATEMENT = "statement";

  private final KnownDocuments known;
  private final OwnCatalogs ownCatalogs;
  private final DocumentRepository documents;

  CatalogTitles(KnownDocuments known, OwnCatalogs ownCatalogs, DocumentRepository documents) {
    this.known = known;
    this.ownCatalogs = ownCatalogs;
    this.documents = documents;
  }

  /** A catalogue, and the titles of those of its controls that are asked for. */
  record Titled(OscalCatalogReference catalog, Map<String, String> titles) {

    /** An item; the id of a statement begins with that of its control. */
    OscalItemResponse item(String type, String id) {
      String title = titles.get(type.equals(STATEMENT) ? controlOf(id) : id);
      return new OscalItemResponse(type, id, title, title != null);
    }
  }

  private static String controlOf(String statement) {
    int end = statement.indexOf('_');
    return end < 0 ? statement : statement.substring(0, end);
  }

  /** Opens what an href leads to, for the items that are named beside it. */
  Titled open(OscalDocument referrer, String href, Iterable<String> ids) {
    Set<String> wanted = new TreeSet<>();
    for (String id : ids) {
      wanted.add(id);
      wanted.add(controlOf(id));
    }
    KnownDocuments.Target target = known.target(referrer, href).orElse(null);
    if (target == null) {
      return new Titled(reference(href, OscalCatalogReference.UNKNOWN, null, null), Map.of());
    }
    OwnCatalog own = target.own();
    if (own != null) {
      return new Titled(
          reference(href, OscalCatalogReference.OWN, own, null), ownCatalogs.titles(own));
    }
    return imported(href, java.util.Objects.requireNonNull(target.imported()), wanted);
  }

  private Titled imported(String href, OscalDocumentResponse document, Set<String> wanted) {
    OscalCatalogReference reference =
        reference(href, OscalCatalogReference.IMPORTED, null, document);
    return document.kind() == OscalKind.PROFILE
        ? new Titled(reference, titlesOf(document))
        : new Titled(reference, documents.titles(document.id(), wanted));
  }

  /** Titles out of a profile; none, as long as it cannot be resolved. */
  private Map<String, String> titlesOf(OscalDocumentResponse profile) {
    try {
      Map<String, String> titles = new HashMap<>();
      collect(ProfileResolver.resolve(known.source(profile), known).content(), titles);
      return titles;
    } catch (Problem problem) {
      return Map.of();
    }
  }

  private static void collect(JsonNode owner, Map<String, String> titles) {
    for (JsonNode control : owner.path("controls")) {
      titles.put(control.path("id").asText(), control.path("title").asText());
      collect(control, titles);
    }
    owner.path("groups").forEach(group -> collect(group, titles));
  }

  private static OscalCatalogReference reference(
      String href,
      String known,
      @Nullable OwnCatalog own,
      @Nullable OscalDocumentResponse imported) {
    return new OscalCatalogReference(
        href,
        known,
        own == null ? null : own.edition(),
        own == null ? null : own.framework(),
        imported == null ? null : imported.id());
  }

  /** Texts of a member of the items of lists. */
  static List<String> texts(JsonNode list, String member) {
    return OscalDocument.list(list).stream().map(item -> item.path(member).asText()).toList();
  }
}
