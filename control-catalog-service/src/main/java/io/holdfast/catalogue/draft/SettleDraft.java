// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import io.holdfast.catalogue.edition.CatalogueLock;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.edition.PublishEdition;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reviews, publishes and discards drafts. Nobody publishes what they wrote or handed in. */
@ApplicationScoped
public class SettleDraft {

  private final CatalogueLock lock;
  private final DraftStore drafts;
  private final ListEditions editions;
  private final PublishEdition publish;
  private final AnnounceDraft announce;
  private final History history;
  private final Caller caller;

  SettleDraft(
      CatalogueLock lock,
      DraftStore drafts,
      ListEditions editions,
      PublishEdition publish,
      AnnounceDraft announce,
      History history,
      Caller caller) {
    this.lock = lock;
    this.drafts = drafts;
    this.editions = editions;
    this.publish = publish;
    this.announce = announce;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Hands a draft to review.
   *
   * @throws Problem not found; conflict, when it is no draft or has conflicts
   */
  @Transactional
  public DraftResponse submit(UUID id, @Nullable String reason) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    Draft draft = locked(id);
    require(draft, DraftState.DRAFT, "hands over");
    draft.edition();
    drafts.addSubmission(draft, history.actorId(caller.actor()));
    return move(draft, DraftState.IN_REVIEW, "SUBMITTED", Reason.optional(reason));
  }

  /** Gives a draft back to those who wrote it. */
  @Transactional
  public DraftResponse giveBack(UUID id, @Nullable String reason) {
    requireReviewer();
    Draft draft = locked(id);
    require(draft, DraftState.IN_REVIEW, "gives back");
    return move(draft, DraftState.DRAFT, "RETURNED", Reason.required(reason));
  }

  /**
   * Publishes a draft: it becomes an edition and is in force.
   *
   * @param digest of the draft as it was reviewed
   * @throws Problem forbidden for those who wrote it or handed it in; conflict, when it is not in
   *     review, or not what was reviewed, or its base was withdrawn
   */
  @Transactional
  public DraftResponse publish(UUID id, @Nullable String digest, @Nullable String reason) {
    requireReviewer();
    Draft draft = locked(id);
    require(draft, DraftState.IN_REVIEW, "publishes");
    if (drafts.isOf(draft, caller.actor())) {
      throw Problem.of(ProblemType.FORBIDDEN, "nobody publishes what they wrote or handed in");
    }
    if (digest == null) {
      throw Problem.invalid("/digest", "missing", "the digest of what was reviewed is needed");
    }
    if (!digest.equals(draft.digest())) {
      throw Problem.of(
          ProblemType.CONFLICT, "the draft has the digest " + draft.digest() + ", not " + digest);
    }
    requireBase(draft);
    String why = Reason.required(reason);
    publish.publishTailored(draft.files(), draft.base(), draft.id(), caller.actor(), why);
    announce.ended(draft, DraftState.PUBLISHED);
    return move(draft, DraftState.PUBLISHED, "PUBLISHED", why);
  }

  private void requireBase(Draft draft) {
    if (editions.find(draft.base()).filter(base -> base.withdrawal() == null).isEmpty()) {
      throw Problem.of(
          ProblemType.CONFLICT, "edition " + draft.base() + ", its base, was withdrawn");
    }
  }

  /** Ends a draft without an edition. */
  @Transactional
  public DraftResponse discard(UUID id, @Nullable String reason) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    Draft draft = locked(id);
    if (!draft.state().isOpen()) {
      throw conflict(draft, "discards");
    }
    announce.ended(draft, DraftState.DISCARDED);
    return move(draft, DraftState.DISCARDED, "DISCARDED", Reason.required(reason));
  }

  private void requireReviewer() {
    caller.requireForOneOf(List.of(Roles.CATALOG_ADMIN, Roles.APPROVER), Grants.ALL_TEAMS);
  }

  private Draft locked(UUID id) {
    lock.take();
    return drafts.find(id).orElseThrow(() -> Problem.notFound("draft", id));
  }

  private static void require(Draft draft, DraftState state, String what) {
    if (draft.state() != state) {
      throw conflict(draft, what);
    }
  }

  private static Problem conflict(Draft draft, String what) {
    return Problem.of(ProblemType.CONFLICT, "nobody " + what + " a draft that is " + draft.state());
  }

  private DraftResponse move(
      Draft draft, DraftState state, String action, @Nullable String reason) {
    drafts.move(draft, state);
    history.record(
        "draft",
        draft.id(),
        null,
        action,
        caller.actor(),
        reason,
        Map.of("revision", draft.revision()));
    return DraftResponse.of(drafts.find(draft.id()).orElseThrow());
  }
}
