// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import org.jspecify.annotations.Nullable;

/** Applies what the inventory says; within the transaction in which it is received. */
public interface InventoryListener {

  /**
   * An answer of the inventory.
   *
   * @param team as the envelope says
   * @param revision the revision in it; absent: none
   */
  record Received(
      InventoryAnswer answer, @Nullable String team, @Nullable ReceivedRevision revision) {}

  /** Applies it. */
  void apply(Received received);

  /** An operator has given it up; whoever waits for it is answered all the same. */
  void skip(Received received, String reason);
}
