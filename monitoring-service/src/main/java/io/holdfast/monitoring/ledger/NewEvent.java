// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.event.NormalisedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be kept.
 *
 * @param type short name of a known type, else the sender's word
 * @param broughtBy key of whoever brought it and sees it for that; over a connection another than
 *     its poster, where the sender has a token of its own
 * @param connection the configured sender; absent when posted directly
 * @param error why there is no normalised event
 * @param normalised absent when nothing is to be matched
 * @param trace of the request that brought it
 * @param position which event of its delivery it is, from 0
 */
public record NewEvent(
    UUID id,
    String type,
    String source,
    String originId,
    Instant occurredAt,
    Instant receivedAt,
    Poster poster,
    String broughtBy,
    @Nullable UUID connection,
    EventState state,
    @Nullable String error,
    @Nullable NormalisedEvent normalised,
    Trace trace,
    Wire wire,
    int position) {

  /** What came over the wire. */
  public record Wire(String mode, String contentType, String headers, byte[] body) {}
}
