// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.kit.outbox.Republisher;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes the active edition again, and after it what else still holds. */
@ApplicationScoped
class CatalogueRepublisher implements Republisher {

  private final EditionRepository editions;
  private final AnnounceEdition announce;
  private final List<AfterEdition> afterwards;

  CatalogueRepublisher(
      EditionRepository editions, AnnounceEdition announce, @All List<AfterEdition> afterwards) {
    this.editions = editions;
    this.announce = announce;
    this.afterwards = afterwards;
  }

  @Override
  public String topic() {
    return AnnounceEdition.TOPIC;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return key == null ? List.of(AnnounceEdition.KEY) : List.of();
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    editions.findActive().ifPresent(announce::announce);
    afterwards.forEach(AfterEdition::publishAgain);
  }
}
