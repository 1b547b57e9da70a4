// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.revision.TypedChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system as the API shows it.
 *
 * @param changes what the request that this answers changed; empty on reads
 * @param ignored versions that the request gave and that were not taken over, because versions
 *     belong to events
 */
public record SystemState(
    UUID id,
    String key,
    String team,
    String name,
    int revision,
    Instant changedAt,
    @Nullable Instant retiredAt,
    SystemDocument document,
    List<TypedChange> changes,
    List<String> ignored) {

  static SystemState of(AiSystem system, List<TypedChange> changes, List<String> ignored) {
    return new SystemState(
        system.id(),
        system.key(),
        system.team(),
        system.name(),
        system.revision(),
        system.changedAt(),
        system.retiredAt(),
        system.document(),
        changes,
        ignored);
  }
}
