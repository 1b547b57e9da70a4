// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.publishing.SystemEvents;
import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.kit.outbox.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes the current state of every system again, so that consumers repair their copies. */
@ApplicationScoped
class SystemRepublisher implements Republisher {

  private final AiSystems systems;
  private final Revisions revisions;
  private final SystemEvents events;

  SystemRepublisher(AiSystems systems, Revisions revisions, SystemEvents events) {
    this.systems = systems;
    this.revisions = revisions;
    this.events = events;
  }

  @Override
  public String topic() {
    return SystemEvents.TOPIC;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return systems.idsAfter(key == null ? null : UUID.fromString(key), limit).stream()
        .map(UUID::toString)
        .toList();
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    AiSystem system = systems.locked(UUID.fromString(key)).orElseThrow();
    events.publish(
        new SystemEvents.SystemEvent(
            system.id(),
            system.key(),
            system.team(),
            Answer.REPUBLISHED,
            null,
            null,
            system.retired(),
            null,
            SystemEvents.published(revisions.find(system.id(), system.revision()).orElseThrow()),
            null));
  }
}
