// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.upstream.CatalogueListener.Activation;
import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what the catalogue tells: editions in force, drafts of editions, changes of the world. */
@ApplicationScoped
class CatalogueHandler implements InboxHandler {

  static final String TOPIC = "holdfast.catalogue.v1";

  private static final Logger LOG = Logger.getLogger(CatalogueHandler.class);
  private static final String PUBLISHED = "io.holdfast.catalogue.edition-published.v1";
  private static final String DRAFTED = "io.holdfast.catalogue.edition-drafted.v1";
  private static final String DRAFT_ENDED = "io.holdfast.catalogue.draft-ended.v1";
  private static final String WORLD_CHANGED = "io.holdfast.catalogue.world-changed.v1";

  private final EditionCopies editions;
  private final DraftCopies drafts;
  private final WorldChanges worldChanges;
  private final CatalogueListener listener;

  CatalogueHandler(
      EditionCopies editions,
      DraftCopies drafts,
      WorldChanges worldChanges,
      CatalogueListener listener) {
    this.editions = editions;
    this.drafts = drafts;
    this.worldChanges = worldChanges;
    this.listener = listener;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void handle(InboxMessage message) {
    switch (message.type()) {
      case PUBLISHED -> published(message);
      case DRAFTED -> drafted(message);
      case DRAFT_ENDED -> drafts.end(read(message, DraftEnded.class));
      case WORLD_CHANGED -> worldChanged(message);
      default -> LOG.debugf("event %s of type %s is of no use", message.eventId(), message.type());
    }
  }

  private void published(InboxMessage message) {
    EditionPublished published = read(message, EditionPublished.class);
    requireReadable(published.content());
    Optional<Activation> activation = editions.store(published, message.data());
    activation.ifPresent(listener::activated);
  }

  private void drafted(InboxMessage message) {
    EditionDrafted drafted = read(message, EditionDrafted.class);
    requireReadable(drafted.content());
    drafts.store(drafted, message.data());
  }

  private void worldChanged(InboxMessage message) {
    WorldChanged changed = read(message, WorldChanged.class);
    if (worldChanges.store(changed, message.data())) {
      listener.worldChanged(changed.id(), changed.kind());
    }
  }

  private static void requireReadable(JsonNode content) {
    try {
      Json.convert(content, EditionDocument.class);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new PoisonException("no edition that can be read", e);
    }
  }

  private static <T> T read(InboxMessage message, Class<T> type) {
    try {
      return Json.convert(message.data(), type);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new PoisonException("no " + type.getSimpleName() + " that can be read", e);
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    LOG.warnf("%s of event %s skipped: %s", message.type(), message.eventId(), reason);
  }
}
