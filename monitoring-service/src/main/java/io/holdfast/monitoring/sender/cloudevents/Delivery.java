// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import io.holdfast.kit.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request brought. */
record Delivery(boolean batch, List<Item> items) {

  /** One event, or why it is none. */
  record Item(@Nullable CloudEvent event, @Nullable Problem problem) {
    static Item of(CloudEvent event) {
      return new Item(event, null);
    }

    static Item refused(Problem problem) {
      return new Item(null, problem);
    }
  }
}
