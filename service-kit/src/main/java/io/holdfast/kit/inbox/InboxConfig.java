// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How received events are applied. */
@ConfigMapping(prefix = "holdfast.inbox")
interface InboxConfig {

  /** Threads that apply events; keep it below the datasource's pool size. */
  @WithDefault("3")
  int workers();

  /** How long until a worker looks again when nobody woke it. */
  @WithDefault("200ms")
  Duration pollInterval();

  /** Failures after which an event is parked; failures of the database do not count. */
  @WithDefault("6")
  int attempts();

  /** First pause after a failure; doubled each time. */
  @WithDefault("100ms")
  Duration backoff();
}
