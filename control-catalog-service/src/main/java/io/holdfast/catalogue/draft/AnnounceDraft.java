// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import io.holdfast.catalogue.edition.CatalogueTopic;
import io.holdfast.catalogue.edition.EngineContent;
import io.holdfast.catalogue.edition.PartOfCatalogue;
import io.holdfast.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Tells the other services what a draft would have assessments compute with, so that they can say
 * beforehand what it would change. Part of its caller's transaction.
 */
@ApplicationScoped
class AnnounceDraft implements PartOfCatalogue {

  static final String DRAFTED = "io.holdfast.catalogue.edition-drafted.v1";
  static final String ENDED = "io.holdfast.catalogue.draft-ended.v1";

  /** Data of the event that a revision was saved. */
  record EditionDrafted(
      UUID draft,
      int revision,
      String edition,
      String digest,
      EngineContent content,
      Instant draftedAt) {}

  /** Data of the event that nobody works on it any more. */
  record DraftEnded(UUID draft, DraftState outcome) {}

  private final DraftStore drafts;
  private final Outbox outbox;

  AnnounceDraft(DraftStore drafts, Outbox outbox) {
    this.drafts = drafts;
    this.outbox = outbox;
  }

  /** A revision with conflicts is not told: nothing can be computed with it. */
  void saved(Draft draft) {
    if (draft.isBlocked()) {
      return;
    }
    outbox.append(
        CatalogueTopic.event(
            DRAFTED,
            draft.version(),
            new EditionDrafted(
                draft.id(),
                draft.revision(),
                draft.version(),
                Objects.requireNonNull(draft.digest()),
                EngineContent.of(draft.edition()),
                draft.madeAt())));
  }

  void ended(Draft draft, DraftState outcome) {
    outbox.append(
        CatalogueTopic.event(ENDED, draft.version(), new DraftEnded(draft.id(), outcome)));
  }

  @Override
  public void republish() {
    drafts.findOpen().ifPresent(this::saved);
  }
}
