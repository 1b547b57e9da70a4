// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.EditionVersion;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.tailoring.CompareBases;
import io.holdfast.catalogue.tailoring.Conflict;
import io.holdfast.catalogue.tailoring.Profile;
import io.holdfast.catalogue.tailoring.TailorEdition;
import io.holdfast.catalogue.tailoring.Tailored;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes revisions of drafts, and keeps and tells them. Part of its callers' transactions. */
@ApplicationScoped
class WriteDraft {

  private final DraftStore drafts;
  private final ListEditions editions;
  private final EditionLibrary library;
  private final AnnounceDraft announce;
  private final History history;

  WriteDraft(
      DraftStore drafts,
      ListEditions editions,
      EditionLibrary library,
      AnnounceDraft announce,
      History history) {
    this.drafts = drafts;
    this.editions = editions;
    this.library = library;
    this.announce = announce;
    this.history = history;
  }

  /**
   * What a profile stands in now.
   *
   * @param base version of the edition that it changes
   * @param draft the draft that it is in, open or published
   */
  record Standing(JsonNode profile, String base, @Nullable Draft draft) {}

  /** The profile of the open draft or, without one, of the edition in force. */
  Optional<Standing> current() {
    Optional<Draft> open = drafts.findOpen();
    if (open.isPresent()) {
      return open.map(draft -> new Standing(draft.profile(), draft.base(), draft));
    }
    return Optional.ofNullable(library.active().content().edition().tailoring())
        .map(tailoring -> new Standing(tailoring.profile(), tailoring.base(), null));
  }

  /** What the profile makes of the base, and what in it has to be looked at again. */
  DraftStore.NewRevision resolve(
      JsonNode profile, ListEditions.Entry base, Optional<Standing> before, Actor author) {
    OpenEdition edition = library.find(base.version()).orElseThrow();
    String version =
        EditionVersion.of(base.version()).tailored(drafts.countPublished() + 1).toString();
    Tailored tailored = TailorEdition.apply(profile, edition.content(), base.digest(), version);
    List<Conflict> conflicts = new ArrayList<>(tailored.conflicts());
    before
        .filter(standing -> !standing.base().equals(base.version()))
        .flatMap(standing -> library.find(standing.base()))
        .ifPresent(
            old ->
                conflicts.addAll(
                    CompareBases.attention(
                        Json.convert(profile, Profile.class), old.content(), edition.content())));
    EditionFiles files = tailored.files();
    return new DraftStore.NewRevision(
        base.version(),
        version,
        profile,
        files == null ? null : files.canonicalText(),
        files == null ? null : TailorEdition.digestOf(files),
        conflicts,
        history.actorId(author));
  }

  /** The edition that a profile changes: the one it names or the newest that Holdfast made. */
  Optional<ListEditions.Entry> baseOf(Profile profile) {
    return profile.base() == null
        ? editions.newestBase()
        : editions
            .find(profile.base())
            .filter(entry -> entry.base() == null && entry.withdrawal() == null);
  }

  /** Keeps a revision of the open draft, or opens one with it. */
  Draft save(DraftStore.NewRevision revision, String action, Actor actor, @Nullable String reason) {
    Optional<Draft> open = drafts.findOpen();
    UUID id;
    if (open.isPresent()) {
      drafts.revise(open.get(), revision);
      id = open.get().id();
    } else {
      id = drafts.open(revision);
    }
    Draft saved = drafts.find(id).orElseThrow();
    history.record(
        "draft",
        id,
        null,
        action,
        actor,
        reason,
        Map.of("revision", saved.revision(), "base", saved.base()));
    announce.saved(saved);
    return saved;
  }
}
