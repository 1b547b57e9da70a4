// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores a document that was checked: its bytes, what it says of itself, and its controls. */
@ApplicationScoped
class KeepDocument {

  static final String HISTORY = "oscal-document";

  private static final int KEPT_NOTES = 100;

  private final DocumentRepository documents;
  private final Idempotency idempotency;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  KeepDocument(
      DocumentRepository documents,
      Idempotency idempotency,
      History history,
      Caller caller,
      Clock clock) {
    this.documents = documents;
    this.idempotency = idempotency;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  @Transactional
  OscalDocumentResponse keep(
      @Nullable String idempotencyKey,
      @Nullable String href,
      byte[] bytes,
      OscalDocument document,
      List<Violation> notes) {
    String digest = CanonicalJson.digestOf(bytes);
    return idempotency.once(
        idempotencyKey,
        caller.actor(),
        "import-oscal-document",
        Map.of("digest", digest, "href", href == null ? "" : href),
        OscalDocumentResponse.class,
        () -> add(href, bytes, digest, document, notes));
  }

  private OscalDocumentResponse add(
      @Nullable String href,
      byte[] bytes,
      String digest,
      OscalDocument document,
      List<Violation> notes) {
    documents.lock();
    documents
        .findByDigest(digest)
        .ifPresent(
            known -> {
              throw Problem.of(ProblemType.CONFLICT, "the same document is here as " + known.id());
            });
    List<OscalControlResponse> controls = new ArrayList<>();
    if (document.kind() == OscalKind.CATALOG) {
      collect(document.content(), null, controls);
    }
    OscalDocumentResponse kept = described(document, href, bytes, digest, controls.size(), notes);
    documents.add(kept, bytes, controls);
    history.record(
        HISTORY, kept.id(), null, "IMPORTED", caller.actor(), null, Map.of("digest", digest));
    return kept;
  }

  private OscalDocumentResponse described(
      OscalDocument document,
      @Nullable String href,
      byte[] bytes,
      String digest,
      int controls,
      List<Violation> notes) {
    return new OscalDocumentResponse(
        Ids.next(),
        document.kind(),
        document.uuid(),
        document.metadata("oscal-version"),
        document.metadata("title"),
        document.metadata("version"),
        document.metadata("last-modified"),
        href,
        digest,
        bytes.length,
        controls,
        clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
        OscalDocumentResponse.ACTIVE,
        null,
        null,
        null,
        notes.size(),
        List.copyOf(notes.subList(0, Math.min(KEPT_NOTES, notes.size()))));
  }

  private static void collect(
      JsonNode owner, @Nullable String parent, List<OscalControlResponse> controls) {
    for (JsonNode control : owner.path("controls")) {
      String id = control.path("id").asText();
      controls.add(
          new OscalControlResponse(
              controls.size(), id, control.path("title").asText(), text(control, "class"), parent));
      collect(control, id, controls);
    }
    for (JsonNode group : owner.path("groups")) {
      collect(group, text(group, "id"), controls);
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).textValue();
  }
}
