// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.database;

import org.jdbi.v3.core.Handle;

/**
 * For transactions whose few statements find rows by id, over and over: PostgreSQL plans each once
 * a connection and not at every execution, which on partitioned tables costs more than the
 * execution. Not for lists and fronts of queues, whose best plan depends on the limit and on how
 * much waits.
 */
public final class PlannedOnce {

  private PlannedOnce() {}

  /** From here to the end of the transaction. */
  public static void within(Handle handle) {
    handle.execute("set local plan_cache_mode = force_generic_plan");
  }
}
