// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Applies what the inventory says: names of components, and how far its cases have come. */
@ApplicationScoped
class InventoryHandler implements InboxHandler {

  private static final Logger LOG = Logger.getLogger(InventoryHandler.class);

  private final SystemRevisions systems;
  private final CaseAnswers answers;

  InventoryHandler(SystemRevisions systems, CaseAnswers answers) {
    this.systems = systems;
    this.answers = answers;
  }

  @Override
  public String topic() {
    return "holdfast.inventory.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    if (!InventoryEvents.isKnown(message.type())) {
      return;
    }
    InventoryEvents.revision(message).ifPresent(said -> systems.apply(said, message.baseline()));
    InventoryEvents.progress(message).ifPresent(answers::progress);
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    // nobody waits here for the inventory: a case ends with the assessment's answer
    LOG.warnf("%s of %s skipped: %s", message.eventId(), message.key(), reason);
  }
}
