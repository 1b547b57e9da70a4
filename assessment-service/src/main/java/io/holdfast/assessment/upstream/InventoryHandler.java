// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads what the inventory publishes about systems. */
@ApplicationScoped
class InventoryHandler implements InboxHandler {

  private static final String TYPES = "io.holdfast.inventory.system-";

  private final InventoryListener listener;

  InventoryHandler(InventoryListener listener) {
    this.listener = listener;
  }

  @Override
  public String topic() {
    return "holdfast.inventory.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    if (message.type().startsWith(TYPES) && message.type().endsWith(".v1")) {
      listener.apply(read(message));
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    listener.skip(read(message), reason);
  }

  private static InventoryListener.Received read(InboxMessage message) {
    try {
      InventoryAnswer answer = Json.convert(message.data(), InventoryAnswer.class);
      if (answer.systemId() == null || answer.systemKey() == null) {
        throw new PoisonException("no system is named");
      }
      return new InventoryListener.Received(answer, message.team(), revision(answer, message));
    } catch (IllegalArgumentException e) {
      throw new PoisonException("no answer of the inventory that can be read", e);
    }
  }

  private static @Nullable ReceivedRevision revision(InventoryAnswer answer, InboxMessage message) {
    InventoryAnswer.Revision revision = answer.revision();
    return revision == null
        ? null
        : new ReceivedRevision(
            revision,
            Json.convert(revision.document(), SystemDocument.class),
            message.data().path("revision"),
            message.baseline());
  }
}
