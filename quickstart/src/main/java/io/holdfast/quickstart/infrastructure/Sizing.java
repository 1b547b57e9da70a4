// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

/**
 * What a service's process may take, and how it and the broker start.
 *
 * @param heapMegabytes the largest heap
 * @param quickStart whether an early start is worth more than speed after many calls
 */
public record Sizing(int heapMegabytes, boolean quickStart) {

  /** For a person who tries it, and for tests. */
  public static final Sizing SMALL = new Sizing(160, true);

  /** As in production, for measurements. */
  public static final Sizing STEADY = new Sizing(384, false);
}
