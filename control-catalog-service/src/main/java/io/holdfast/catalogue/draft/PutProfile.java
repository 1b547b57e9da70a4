// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.edition.CatalogueLock;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.tailoring.Conflict;
import io.holdfast.catalogue.tailoring.Profile;
import io.holdfast.catalogue.tailoring.TailorEdition;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes an organisation's profile, whole, as the next revision of its draft. */
@ApplicationScoped
public class PutProfile {

  private final CatalogueLock lock;
  private final WriteDraft write;
  private final ReadDrafts read;
  private final Caller caller;

  PutProfile(CatalogueLock lock, WriteDraft write, ReadDrafts read, Caller caller) {
    this.lock = lock;
    this.write = write;
    this.read = read;
    this.caller = caller;
  }

  /** What a profile that was put has become, and whether that is new. */
  public record Put(DraftResponse draft, boolean opened) {}

  /** The entity tag of a profile. */
  static String tag(JsonNode profile) {
    return CanonicalJson.digest(profile);
  }

  /**
   * Keeps the profile unless it stands like this already.
   *
   * @param ifMatch the tag of the profile that this one replaces; needed where there is one
   * @throws Problem invalid, with everything that is wrong by pointer; precondition required or
   *     failed, when somebody else may have or has changed it
   */
  @Transactional
  public Put put(JsonNode profile, @Nullable String ifMatch, @Nullable String reason) {
    ListEditions.Entry base = requireBase(profile);
    lock.take();
    Optional<WriteDraft.Standing> before = write.current();
    requireNotOverwritten(before, ifMatch);
    if (before.isPresent()
        && before.get().base().equals(base.version())
        && tag(before.get().profile()).equals(tag(profile))) {
      return new Put(read.standing(before.get()), false);
    }
    DraftStore.NewRevision revision = resolve(profile, base, before);
    boolean opens = before.map(WriteDraft.Standing::draft).isEmpty();
    Draft saved = write.save(revision, opens ? "DRAFTED" : "REVISED", caller.actor(), reason);
    return new Put(DraftResponse.of(saved), opens);
  }

  /**
   * Says what the profile would become, and keeps nothing.
   *
   * @throws Problem as {@link #put} does, but for preconditions
   */
  public DraftPreview preview(JsonNode profile) {
    ListEditions.Entry base = requireBase(profile);
    return read.preview(resolve(profile, base, write.current()));
  }

  private ListEditions.Entry requireBase(JsonNode profile) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    refuse(TailorEdition.check(profile));
    Profile read = Json.convert(profile, Profile.class);
    return write
        .baseOf(read)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "/base",
                    "unknown-edition",
                    "no edition "
                        + (read.base() == null ? "" : read.base() + " ")
                        + "that Holdfast made and nobody has withdrawn is here"));
  }

  private DraftStore.NewRevision resolve(
      JsonNode profile, ListEditions.Entry base, Optional<WriteDraft.Standing> before) {
    DraftStore.NewRevision revision = write.resolve(profile, base, before, caller.actor());
    refuse(revision.conflicts());
    return revision;
  }

  private static void refuse(List<Conflict> conflicts) {
    List<Violation> violations =
        conflicts.stream()
            .filter(Conflict::blocking)
            .map(each -> new Violation(each.pointer(), each.code(), each.message()))
            .toList();
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }

  private static void requireNotOverwritten(
      Optional<WriteDraft.Standing> before, @Nullable String ifMatch) {
    if (before.isPresent() && ifMatch == null) {
      throw Problem.of(
          ProblemType.PRECONDITION_REQUIRED,
          "there is a profile already: If-Match names the tag that GET gave, or * for any");
    }
    EntityTags.require(ifMatch, before.map(standing -> tag(standing.profile())).orElse(null));
  }
}
