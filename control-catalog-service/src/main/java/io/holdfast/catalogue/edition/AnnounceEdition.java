// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the other services what the active edition says. Part of its caller's transaction. */
@ApplicationScoped
class AnnounceEdition {

  static final String TOPIC = CatalogueTopic.NAME;
  static final String KEY = CatalogueTopic.KEY;
  static final String TYPE = "io.holdfast.catalogue.edition-published.v1";

  /** Data of the event. */
  record EditionPublished(
      String edition, String digest, Instant publishedAt, EngineContent content) {}

  private final Outbox outbox;

  AnnounceEdition(Outbox outbox) {
    this.outbox = outbox;
  }

  void announce(Edition edition) {
    EditionContent content = Json.read(edition.content(), EditionContent.class);
    outbox.append(
        new OutgoingEvent(
            TOPIC,
            KEY,
            TYPE,
            null,
            edition.version(),
            new EditionPublished(
                edition.version(),
                edition.digest(),
                edition.publishedAt(),
                EngineContent.of(content))));
  }
}
