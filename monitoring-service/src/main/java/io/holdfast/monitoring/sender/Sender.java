// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import java.time.Instant;
import java.util.List;

/**
 * One kind of tool that sends events. It verifies what is particular to it and parses; it knows no
 * HTTP, no database and no clock, and keeps nothing between two deliveries.
 */
public interface Sender {

  /** What connections call it; never changes. */
  String kind();

  /** The ways in which its deliveries can prove where they come from, the usual one first. */
  List<Proof> proofs();

  /**
   * Whether parsing needs a header of this lower-case name; such headers are kept with the raw
   * bytes.
   */
  default boolean reads(String header) {
    return false;
  }

  /**
   * Whether an event that cannot be read is kept and answered 2xx, because its sender would not
   * send it again; else it is refused and its sender told why.
   */
  default boolean keepsUnreadable() {
    return true;
  }

  /**
   * Checks a signature over the raw bytes; asked for the proof {@link Proof#SIGNATURE} only.
   *
   * @param secrets those in force, the newest first; one of them has to fit
   * @throws io.holdfast.kit.problem.Problem unauthenticated, when none does or the delivery is old
   */
  default void verify(Received received, Rules rules, List<String> secrets, Instant now) {
    Signatures.standardWebhooks(received, secrets, now);
  }

  /**
   * Reads a delivery that is verified.
   *
   * @throws io.holdfast.kit.problem.Problem when nothing of it can be read
   */
  Parsed parse(Received received, Rules rules);
}
