// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How connections are kept. */
@ConfigMapping(prefix = "holdfast.connections")
interface ConnectionsConfig {

  /** Key that seals secrets: 32 bytes in Base64. In production there is no start without one. */
  Optional<String> key();

  /** Earlier keys; what they sealed is sealed anew at start. */
  Optional<List<String>> previousKeys();

  /** Folder of declarations, one connection a file (.json, .yaml, .yml); applied at start. */
  Optional<String> folder();

  /** How long a secret is still taken after a newer one was set. */
  @WithDefault("P7D")
  Duration secretOverlap();

  /** How often what came over connections is added up in the database. */
  @WithDefault("2s")
  Duration flushEvery();

  /** How often silent connections are looked for. */
  @WithDefault("30s")
  Duration watchEvery();
}
