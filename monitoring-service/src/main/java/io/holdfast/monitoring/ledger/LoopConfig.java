// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the loop may take and what happens when it takes longer. */
@ConfigMapping(prefix = "holdfast.loop")
public interface LoopConfig {

  /** Accepted to closed; a case that needs longer is late, which is an alert. */
  @WithDefault("60s")
  Duration objective();

  /** A case without answer is asked again after so long, then after twice as long, and so on. */
  @WithDefault("5m")
  Duration reaskAfter();

  /** How often a case is asked again by itself. */
  @WithDefault("8")
  int reaskAttempts();

  /** How often late and unanswered cases are looked for. */
  @WithDefault("10s")
  Duration watchEvery();
}
