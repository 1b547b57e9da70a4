// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.upstream;

import io.holdfast.kit.inbox.CommonLocks;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Locks nothing; fails as it is told to. */
@ApplicationScoped
class InstructionLocks implements CommonLocks {

  @Override
  public void lock(List<InboxMessage> messages) {
    for (InboxMessage message : messages) {
      if ("unlockable".equals(Json.convert(message.data(), Instruction.class).order())) {
        throw new PoisonException("says nothing of what to lock");
      }
    }
  }
}
