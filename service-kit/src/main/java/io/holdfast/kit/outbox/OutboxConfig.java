// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "holdfast.outbox")
interface OutboxConfig {

  /**
   * How long until the relay looks again when nobody woke it. Another replica's rows wait so long.
   */
  @WithDefault("100ms")
  Duration pollInterval();

  /** Rows sent in one transaction. */
  @WithDefault("500")
  int batchSize();

  /** How long Kafka may take to acknowledge a record before the row is tried again. */
  @WithDefault("15s")
  Duration deliveryTimeout();
}
