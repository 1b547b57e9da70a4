// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.SystemDocument;
import java.util.UUID;

/** A system as it is while its row is locked by this transaction. */
public record CurrentSystem(
    UUID id, String key, String team, boolean retired, int revision, SystemDocument document) {

  static CurrentSystem of(AiSystem system) {
    return new CurrentSystem(
        system.id(),
        system.key(),
        system.team(),
        system.retired(),
        system.revision(),
        system.document());
  }
}
