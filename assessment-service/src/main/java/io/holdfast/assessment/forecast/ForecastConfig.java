// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How forecasts are made and kept. */
@ConfigMapping(prefix = "holdfast.forecasts")
interface ForecastConfig {

  /** How long until it is looked again whether a forecast may go on. */
  @WithDefault("500ms")
  Duration pollInterval();

  /** First pause of a system after a failed attempt; doubled each time. */
  @WithDefault("1s")
  Duration backoff();

  /** How long a forecast is kept after its start. */
  @WithDefault("P90D")
  Period retention();
}
