// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import java.util.List;

/**
 * What waits of a key that a worker has locked, in the order in which it is to be applied.
 *
 * @param waiting whether it is known already that events before the first are missing
 */
record KeyQueue(KeyPosition position, boolean waiting, List<InboxRow> rows) {

  /** Whether the next event is known to follow the last that was applied. */
  boolean goesOn() {
    return !waiting && position.epoch() != null;
  }

  /** The first, where its turn has come. */
  List<InboxRow> applicable() {
    return rows.stream()
        .limit(1)
        .filter(row -> position.stepFor(row.epoch(), row.version()).applies())
        .toList();
  }
}
