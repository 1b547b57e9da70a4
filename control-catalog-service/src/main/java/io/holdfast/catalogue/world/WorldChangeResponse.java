// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of the world and how it stands.
 *
 * @param state PROPOSED, CONFIRMED (published) or REJECTED
 * @param settled absent: it waits for a second person
 */
@Schema(name = "WorldChange")
public record WorldChangeResponse(
    UUID id,
    String kind,
    String state,
    Instant occurredAt,
    List<String> families,
    List<String> requirements,
    String source,
    @Nullable String sourceEdition,
    List<String> references,
    String summary,
    Instant proposedAt,
    String proposedBy,
    @Nullable Settled settled) {

  /** What the second person said. */
  @Schema(name = "WorldChangeSettled")
  public record Settled(Instant at, String by, String reason) {}

  static WorldChangeResponse of(WorldChange change) {
    NewWorldChange content = change.content();
    WorldChange.Settlement settlement = change.settlement();
    return new WorldChangeResponse(
        change.id(),
        content.kind(),
        change.state().name(),
        content.occurredAt(),
        content.families(),
        content.requirements(),
        content.source(),
        content.sourceEdition(),
        content.references(),
        content.summary(),
        change.proposedAt(),
        change.proposedBy().shown(),
        settlement == null
            ? null
            : new Settled(settlement.at(), settlement.by().shown(), settlement.reason()));
  }
}
