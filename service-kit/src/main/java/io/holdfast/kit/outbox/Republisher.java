// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an owner publishes its current state again, key by key; one bean per topic it writes. */
public interface Republisher {

  /** The topic. */
  String topic();

  /** Keys after the given one in ascending order, at most {@code limit}. */
  List<String> keysAfter(@Nullable String key, int limit);

  /**
   * Appends the key's current state to the outbox. The key's new epoch has begun in the same
   * transaction, so consumers take the first event appended here as their new baseline.
   *
   * @param since what a consumer may have lost since; absent: whatever is still open
   */
  void republish(String key, @Nullable Instant since);
}
