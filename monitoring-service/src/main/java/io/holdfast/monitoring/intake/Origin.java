// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Rules;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery comes from.
 *
 * @param actor whose credential brought it
 * @param connection the configured sender; absent when posted directly
 * @param keepsUnreadable whether events that cannot be read are kept all the same
 */
record Origin(
    Poster poster,
    NormalisedEvent.Actor actor,
    @Nullable UUID connection,
    Rules rules,
    boolean keepsUnreadable) {

  /** A pipeline that posts in its own name. */
  static Origin of(Poster poster) {
    return new Origin(
        poster,
        new NormalisedEvent.Actor(
            poster.actor().issuer(), poster.actor().subject(), poster.actor().client()),
        null,
        Rules.NONE,
        false);
  }
}
