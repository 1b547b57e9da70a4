// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Reads the editions that the catalogue publishes. */
@ApplicationScoped
class CatalogueHandler implements InboxHandler {

  private static final Logger LOG = Logger.getLogger(CatalogueHandler.class);
  private static final String TYPE = "io.holdfast.catalogue.edition-published.v1";

  private final EditionCopies editions;
  private final EditionListener listener;

  CatalogueHandler(EditionCopies editions, EditionListener listener) {
    this.editions = editions;
    this.listener = listener;
  }

  @Override
  public String topic() {
    return "holdfast.catalogue.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    if (!message.type().equals(TYPE)) {
      return;
    }
    EditionPublished published = read(message);
    if (editions.store(published, message.data())) {
      listener.activated(published.edition());
    }
  }

  private static EditionPublished read(InboxMessage message) {
    try {
      EditionPublished published = Json.convert(message.data(), EditionPublished.class);
      Json.convert(published.content(), EditionDocument.class);
      return published;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new PoisonException("no edition that can be read", e);
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    LOG.warnf("edition of event %s skipped: %s", message.eventId(), reason);
  }
}
