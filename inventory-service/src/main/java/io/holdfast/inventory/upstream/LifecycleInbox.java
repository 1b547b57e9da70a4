// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what monitoring publishes. */
@ApplicationScoped
class LifecycleInbox implements InboxHandler {

  private static final String OPENED = "io.holdfast.lifecycle.case-opened.v1";

  private final OpenedCases cases;

  LifecycleInbox(OpenedCases cases) {
    this.cases = cases;
  }

  @Override
  public String topic() {
    return "holdfast.lifecycle.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    if (message.type().equals(OPENED)) {
      cases.opened(read(message));
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    if (message.type().equals(OPENED)) {
      cases.skipped(read(message), reason);
    }
  }

  private static LifecycleCase read(InboxMessage message) {
    try {
      return Json.convert(message.data(), LifecycleCase.class);
    } catch (IllegalArgumentException e) {
      throw new PoisonException("the case cannot be read: " + e.getMessage(), e);
    }
  }
}
