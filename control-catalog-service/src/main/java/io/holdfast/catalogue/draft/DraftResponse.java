// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.tailoring.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edition in the making.
 *
 * @param state DRAFT, IN_REVIEW, PUBLISHED or DISCARDED
 * @param revision grows with every change
 * @param version what the edition is or will be called
 * @param base version of the edition that it changes
 * @param digest over everything that it says; absent while a conflict blocks it
 * @param conflicts where profile and base do not go together
 * @param profile the whole profile
 */
@Schema(name = "Draft")
public record DraftResponse(
    UUID id,
    DraftState state,
    int revision,
    String version,
    String base,
    @Nullable String digest,
    List<Conflict> conflicts,
    Instant openedAt,
    Instant changedAt,
    @Nullable Instant endedAt,
    JsonNode profile) {

  static DraftResponse of(Draft draft) {
    return new DraftResponse(
        draft.id(),
        draft.state(),
        draft.revision(),
        draft.version(),
        draft.base(),
        draft.digest(),
        draft.conflicts(),
        draft.openedAt(),
        draft.madeAt(),
        draft.endedAt(),
        draft.profile());
  }
}
