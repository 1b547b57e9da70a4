// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are made. */
@ConfigMapping(prefix = "holdfast.runs")
interface RunConfig {

  /** Threads that assess; keep it below the datasource's pool size. */
  @WithDefault("3")
  int workers();

  /** How long until a worker looks again when nobody woke it. */
  @WithDefault("200ms")
  Duration pollInterval();

  /** First pause of a system after a failed run; doubled each time, at most a minute. */
  @WithDefault("500ms")
  Duration backoff();

  /** How often results that time has overtaken are looked for. */
  @WithDefault("10s")
  Duration expiryInterval();
}
