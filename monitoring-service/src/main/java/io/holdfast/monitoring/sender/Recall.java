// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an event means together with what came before it over the same connection: where an alias
 * stood, what a run has said so far. A pure function; whoever stores what it keeps applies it once
 * at a time, and may apply it again to the same event.
 */
public interface Recall {

  /** Under what the memory is kept, within the connection; at most 1000 characters. */
  String key();

  /** Whether the memory may be forgotten when nothing was added to it for some days. */
  boolean isPassing();

  /** What it means, and what to remember from now on. */
  Recollection with(@Nullable JsonNode before);

  /**
   * The result.
   *
   * @param keep absent: the memory stays as it is
   */
  record Recollection(Meaning meaning, @Nullable JsonNode keep) {}
}
