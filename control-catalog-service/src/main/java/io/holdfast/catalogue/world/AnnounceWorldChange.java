// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.catalogue.edition.CatalogueTopic;
import io.holdfast.catalogue.edition.PartOfCatalogue;
import io.holdfast.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other services of changes that two people stand behind. Part of its caller's
 * transaction.
 */
@ApplicationScoped
class AnnounceWorldChange implements PartOfCatalogue {

  static final String TYPE = "io.holdfast.catalogue.world-changed.v1";

  /**
   * Data of the event.
   *
   * @param recordedAt when it was confirmed
   */
  record WorldChanged(
      UUID id,
      String kind,
      Instant occurredAt,
      Instant recordedAt,
      List<String> families,
      List<String> requirements,
      String source,
      @Nullable String sourceEdition,
      List<String> references,
      String summary) {

    static WorldChanged of(UUID id, NewWorldChange content, Instant confirmedAt) {
      return new WorldChanged(
          id,
          content.kind(),
          content.occurredAt(),
          confirmedAt,
          content.families(),
          content.requirements(),
          content.source(),
          content.sourceEdition(),
          content.references(),
          content.summary());
    }
  }

  private final Outbox outbox;
  private final WorldChanges changes;

  AnnounceWorldChange(Outbox outbox, WorldChanges changes) {
    this.outbox = outbox;
    this.changes = changes;
  }

  @Override
  public void republish() {
    changes.confirmed().forEach(this::announce);
  }

  void announce(WorldChange change) {
    WorldChange.Settlement settlement = change.settlement();
    if (settlement == null || settlement.step() != WorldChange.State.CONFIRMED) {
      throw new IllegalArgumentException("nobody confirmed the change " + change.id());
    }
    outbox.append(
        CatalogueTopic.event(
            TYPE,
            change.content().kind(),
            WorldChanged.of(change.id(), change.content(), settlement.at())));
  }
}
