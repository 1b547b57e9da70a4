// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Sender;
import java.time.Instant;
import java.util.UUID;

/**
 * A configured sender.
 *
 * @param digest over the document: its entity tag
 */
public record Connection(
    UUID id,
    ConnectionDocument document,
    String digest,
    Origin origin,
    State state,
    Instant createdAt,
    Instant changedAt) {

  /** Who keeps the declaration. */
  public enum Origin {
    API,
    FILE
  }

  /** Whether it is used. */
  public enum State {
    ACTIVE,
    /** Switched off for a time: senders are asked to try again. */
    DISABLED,
    /** Given up: senders are told that it is gone. */
    RETIRED
  }

  public String key() {
    return document.requiredKey();
  }

  public String team() {
    return document.requiredTeam();
  }

  public String kind() {
    return document.requiredKind();
  }

  /** How its deliveries prove where they come from. */
  public Proof proof(Sender sender) {
    return document.proof() == null ? sender.proofs().getFirst() : document.proof();
  }
}
