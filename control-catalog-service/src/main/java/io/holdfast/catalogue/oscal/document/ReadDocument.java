// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.profile.ProfileResolver;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads documents that were imported. */
@ApplicationScoped
public class ReadDocument {

  /** A document's content as it came. */
  record Content(OscalDocumentResponse document, byte[] bytes) {}

  private final DocumentRepository documents;
  private final KnownDocuments known;
  private final DocumentMappings mappings;
  private final DocumentImplementations implementations;
  private final Turnstile turnstile;

  ReadDocument(
      DocumentRepository documents,
      KnownDocuments known,
      DocumentMappings mappings,
      DocumentImplementations implementations,
      Turnstile turnstile) {
    this.documents = documents;
    this.known = known;
    this.mappings = mappings;
    this.implementations = implementations;
    this.turnstile = turnstile;
  }

  Page<OscalDocumentResponse> list(
      @Nullable String kind, @Nullable String state, PageRequest page) {
    return documents.list(kind, state, page);
  }

  OscalDocumentResponse get(UUID id) {
    return documents.find(id).orElseThrow(() -> Problem.notFound("OSCAL document", id));
  }

  Content content(UUID id) {
    OscalDocumentResponse document = get(id);
    return new Content(
        document,
        documents
            .content(id)
            .orElseThrow(
                () -> Problem.of(ProblemType.GONE, "the content was erased; its digest stays")));
  }

  Page<OscalControlResponse> controls(UUID id, PageRequest page) {
    OscalDocumentResponse catalog = require(id, OscalKind.CATALOG);
    return Page.of(
        documents.controls(catalog.id(), after(page), page.limit() + 1),
        page,
        control -> Cursor.of(control.seq()));
  }

  Page<OscalMappingResponse> mappings(UUID id, PageRequest page) {
    OscalDocumentResponse collection = require(id, OscalKind.MAPPING_COLLECTION);
    return turnstile.pass(
        () -> mappings.page(known.source(collection).document(), after(page), page));
  }

  Page<OscalImplementationResponse> implementations(UUID id, PageRequest page) {
    OscalDocumentResponse definition = require(id, OscalKind.COMPONENT_DEFINITION);
    return turnstile.pass(
        () -> implementations.page(known.source(definition).document(), after(page), page));
  }

  /** The catalogue that a profile stands for, with what was imported until now. */
  JsonNode resolved(UUID id) {
    OscalDocumentResponse profile = require(id, OscalKind.PROFILE);
    return turnstile.pass(() -> ProfileResolver.resolve(known.source(profile), known).tree());
  }

  private OscalDocumentResponse require(UUID id, OscalKind kind) {
    OscalDocumentResponse document = get(id);
    if (document.kind() != kind) {
      throw Problem.of(
          ProblemType.UNPROCESSABLE,
          "the document is a %s, no %s".formatted(document.kind().root(), kind.root()));
    }
    if (document.contentErasedAt() != null) {
      throw Problem.of(ProblemType.GONE, "the content was erased; its digest stays");
    }
    return document;
  }

  private static int after(PageRequest page) {
    String last = page.after(0);
    try {
      return last == null ? -1 : Integer.parseInt(last);
    } catch (NumberFormatException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /** A page out of a list that is held whole; the cursor is the last one's place in it. */
  static <T> Page<Integer> page(List<T> all, int after, PageRequest page) {
    int from = Math.min(all.size(), Math.max(0, after + 1));
    int to = Math.min(all.size(), from + page.limit() + 1);
    return Page.of(java.util.stream.IntStream.range(from, to).boxed().toList(), page, Cursor::of);
  }
}
