// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How reports are stored. */
@ConfigMapping(prefix = "holdfast.evidence.content")
interface ContentConfig {

  /**
   * The largest report that is taken; larger ones are answered 413. {@code
   * quarkus.http.limits.max-body-size} has to be a little more.
   */
  @WithDefault("64M")
  MemorySize maxSize();
}
