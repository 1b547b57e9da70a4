// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Real PostgreSQL and Kafka for a {@code @QuarkusTest}:
 * {@code @WithTestResource(Infrastructure.class)}. Servers start once per JVM; every start of an
 * application gets a database of its own. Tokens are verified for real, against the key of {@link
 * Tokens}.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Servers servers = Servers.running();
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.datasource.jdbc.url", servers.newDatabase());
    config.put("quarkus.datasource.username", servers.databaseUser());
    config.put("quarkus.datasource.password", servers.databasePassword());
    config.put("kafka.bootstrap.servers", servers.bootstrapServers());
    config.put("quarkus.oidc.public-key", Tokens.publicKey());
    config.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.management.test-port", "0");
    config.put("quarkus.http.host", "127.0.0.1");
    config.put("quarkus.management.host", "127.0.0.1");
    return config;
  }

  @Override
  public void stop() {
    // the servers end with the JVM: starting them anew for every application costs seconds
  }
}
