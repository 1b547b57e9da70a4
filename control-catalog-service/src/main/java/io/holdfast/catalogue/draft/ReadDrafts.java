// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.change.CompareEditions;
import io.holdfast.catalogue.change.EditionChanges;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts as they are read. */
@ApplicationScoped
public class ReadDrafts {

  private static final int LONGEST_HISTORY = 500;

  private final DraftStore drafts;
  private final EditionLibrary library;
  private final WriteDraft write;
  private final History history;

  ReadDrafts(DraftStore drafts, EditionLibrary library, WriteDraft write, History history) {
    this.drafts = drafts;
    this.library = library;
    this.write = write;
    this.history = history;
  }

  /**
   * The profile of the open draft or, without one, of the edition in force.
   *
   * @throws Problem not found, when nothing was tailored
   */
  public JsonNode profile() {
    return write
        .current()
        .map(WriteDraft.Standing::profile)
        .orElseThrow(() -> Problem.notFound("profile", "of the organisation"));
  }

  /** Drafts, opened last first. */
  public Page<DraftResponse> list(PageRequest page) {
    return drafts.list(id(page.after(0)), page).map(DraftResponse::of);
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /** One draft. */
  public DraftResponse one(UUID id) {
    return DraftResponse.of(find(id));
  }

  private Draft find(UUID id) {
    return drafts.find(id).orElseThrow(() -> Problem.notFound("draft", id));
  }

  /**
   * What a draft changes against the edition in force.
   *
   * @throws Problem not found; conflict, while a conflict blocks it
   */
  public EditionChanges changes(UUID id) {
    return CompareEditions.between(library.active().content(), find(id).edition());
  }

  /** Who did what to a draft, oldest first. */
  public List<History.Entry> history(UUID id) {
    return history.of("draft", find(id).id(), LONGEST_HISTORY);
  }

  /** The draft, open or published, in which a profile stands. */
  DraftResponse standing(WriteDraft.Standing standing) {
    Draft open = standing.draft();
    return open != null
        ? DraftResponse.of(open)
        : one(drafts.ofEdition(library.active().version()));
  }

  DraftPreview preview(DraftStore.NewRevision revision) {
    EditionContent content =
        Json.read(Objects.requireNonNull(revision.content()), EditionContent.class);
    return new DraftPreview(
        revision.version(),
        revision.base(),
        revision.digest(),
        revision.conflicts(),
        CompareEditions.between(library.active().content(), content));
  }
}
