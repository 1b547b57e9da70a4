// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.monitoring.event.NormalisedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be kept.
 *
 * @param type short name of a known type, else the CloudEvents type
 * @param normalised absent when the type is not known
 */
public record NewEvent(
    UUID id,
    String type,
    String source,
    String originId,
    Instant occurredAt,
    Instant receivedAt,
    Poster poster,
    @Nullable NormalisedEvent normalised,
    Wire wire) {

  /** What came over the wire. */
  public record Wire(String mode, String contentType, String headers, byte[] body) {}

  EventState state() {
    return normalised == null ? EventState.UNKNOWN_TYPE : EventState.ACCEPTED;
  }
}
