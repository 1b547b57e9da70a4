// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where in a token the grants stand. */
@ConfigMapping(prefix = "holdfast.access")
interface AccessConfig {

  /** Claim with a list of texts, each one grant. */
  @WithDefault("groups")
  String claim();

  /** Regular expression with the named groups {@code team} and {@code role}. */
  @WithDefault("^/holdfast/(?<team>[^/]+)/(?<role>[^/]+)$")
  String pattern();

  /** Claim with a list of alias prefixes that a pipeline may speak for; absent: its teams' own. */
  @WithDefault("holdfast_subjects")
  String subjectsClaim();
}
