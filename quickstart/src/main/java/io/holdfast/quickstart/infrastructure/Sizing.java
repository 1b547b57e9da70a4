// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

/**
 * What a service's process and the database may take, and how services and the broker start.
 *
 * @param heapMegabytes the largest heap of a service
 * @param quickStart whether an early start and little memory are worth more than speed after many
 *     calls; else a heap is as large as it may be from the beginning, so that its young generation
 *     is large too: a small one is collected several times a second, and each time everything waits
 * @param sharedBuffersMegabytes what PostgreSQL keeps of its pages ({@code shared_buffers})
 * @param walMegabytes what PostgreSQL logs at most from one checkpoint to the next ({@code
 *     max_wal_size})
 */
public record Sizing(
    int heapMegabytes, boolean quickStart, int sharedBuffersMegabytes, int walMegabytes) {

  /** For a person who tries it, and for tests. */
  public static final Sizing SMALL = new Sizing(160, true, 128, 1024);

  /** As in production, for measurements. */
  public static final Sizing STEADY = new Sizing(384, false, 512, 4096);
}
