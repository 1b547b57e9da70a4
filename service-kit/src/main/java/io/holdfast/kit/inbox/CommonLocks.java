// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import java.util.List;

/**
 * Takes the locks that events of different keys have in common. A service whose events share
 * nothing has no such bean.
 */
@FunctionalInterface
public interface CommonLocks {

  /**
   * Locks what these events will lock of what they share, in one order for everybody: they are
   * applied in one transaction, and two of these could wait for each other otherwise.
   */
  void lock(List<InboxMessage> messages);
}
