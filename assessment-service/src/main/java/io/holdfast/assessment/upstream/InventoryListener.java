// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Applies what the inventory says; within the transaction in which it is received. */
public interface InventoryListener {

  /**
   * An answer of the inventory.
   *
   * @param team as the envelope says
   * @param revision the revision as it came, whole
   * @param baseline whether it replaces any copy
   */
  record Received(
      InventoryAnswer answer, @Nullable String team, JsonNode revision, boolean baseline) {}

  /** Applies it. */
  void apply(Received received);

  /** An operator has given it up; whoever waits for it is answered all the same. */
  void skip(Received received, String reason);
}
