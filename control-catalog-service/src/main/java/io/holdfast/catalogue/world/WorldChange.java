// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.kit.access.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of the world and how it stands.
 *
 * @param settlement absent: it waits for a second person
 */
record WorldChange(
    UUID id,
    NewWorldChange content,
    Instant proposedAt,
    Person proposedBy,
    @Nullable Settlement settlement) {

  /** How it stands. */
  enum State {
    PROPOSED,
    CONFIRMED,
    REJECTED
  }

  /** What the second person said. */
  record Settlement(State step, Instant at, Person by, String reason) {}

  /**
   * Who acted.
   *
   * @param name absent: erased
   */
  record Person(String issuer, String subject, @Nullable String name) {

    boolean is(Actor actor) {
      return issuer.equals(actor.issuer()) && subject.equals(actor.subject());
    }

    String shown() {
      return name == null ? "erased" : name;
    }
  }

  State state() {
    return settlement == null ? State.PROPOSED : settlement.step();
  }
}
