// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.kit.outbox.Republisher;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes the active edition again, and what belongs to it. */
@ApplicationScoped
class CatalogueRepublisher implements Republisher {

  private final EditionRepository editions;
  private final AnnounceEdition announce;
  private final List<PartOfCatalogue> parts;

  CatalogueRepublisher(
      EditionRepository editions, AnnounceEdition announce, @All List<PartOfCatalogue> parts) {
    this.editions = editions;
    this.announce = announce;
    this.parts = parts;
  }

  @Override
  public String topic() {
    return CatalogueTopic.NAME;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return key == null ? List.of(CatalogueTopic.KEY) : List.of();
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    editions.findActive().ifPresent(announce::announce);
    parts.forEach(PartOfCatalogue::republish);
  }
}
