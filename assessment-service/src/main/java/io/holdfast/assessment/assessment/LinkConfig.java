// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where clients reach the other services; absent: at the same origin as this one. */
@ConfigMapping(prefix = "holdfast.links")
interface LinkConfig {

  Optional<URI> inventory();

  Optional<URI> catalogue();

  Optional<URI> monitoring();
}
