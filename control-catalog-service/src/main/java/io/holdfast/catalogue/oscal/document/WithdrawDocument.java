// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document out of use, and erases what a withdrawn one says. That it was here, and its
 * digest, stay.
 */
@ApplicationScoped
public class WithdrawDocument {

  private static final int LONGEST_REASON = 1000;

  private final DocumentRepository documents;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  WithdrawDocument(DocumentRepository documents, History history, Caller caller, Clock clock) {
    this.documents = documents;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Withdraws: other documents no longer find it. A second time changes nothing.
   *
   * @throws Problem invalid without a reason; not found
   */
  @Transactional
  public void withdraw(UUID id, @Nullable String reason) {
    String because = require(reason);
    OscalDocumentResponse document = open(id);
    if (document.isActive()) {
      documents.withdraw(id, clock.instant(), because);
      record(document, "WITHDRAWN", because);
    }
  }

  /**
   * Erases the content of a withdrawn document. A second time changes nothing.
   *
   * @throws Problem invalid without a reason; not found; conflict, when it is in use
   */
  @Transactional
  public void erase(UUID id, @Nullable String reason) {
    String because = require(reason);
    OscalDocumentResponse document = open(id);
    if (document.isActive()) {
      throw Problem.of(ProblemType.CONFLICT, "the document is in use; withdraw it first");
    }
    if (document.contentErasedAt() == null) {
      documents.erase(id, clock.instant(), because);
      record(document, "CONTENT_ERASED", because);
    }
  }

  private OscalDocumentResponse open(UUID id) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    documents.lock();
    return documents.find(id).orElseThrow(() -> Problem.notFound("OSCAL document", id));
  }

  private static String require(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.invalid(
          "?reason", "missing", "a reason of at most " + LONGEST_REASON + " characters is needed");
    }
    return reason;
  }

  private void record(OscalDocumentResponse document, String action, String reason) {
    history.record(
        KeepDocument.HISTORY,
        document.id(),
        null,
        action,
        caller.actor(),
        reason,
        Map.of("digest", document.digest()));
  }
}
