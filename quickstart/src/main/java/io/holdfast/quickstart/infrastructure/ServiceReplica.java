// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process of a service. */
public final class ServiceReplica {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Service service;
  private final int replica;
  private final Layout layout;
  private final Ports ports;
  private final Map<String, String> environment;
  private @Nullable ManagedProcess process;

  public ServiceReplica(
      Service service,
      int replica,
      Layout layout,
      Ports ports,
      PostgreSqlServer postgres,
      KafkaServer kafka,
      KeycloakServer keycloak,
      Secrets secrets) {
    this.service = service;
    this.replica = replica;
    this.layout = layout;
    this.ports = ports;
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.service(service.ordinal(), replica)));
    variables.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    variables.put(
        "QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service.ordinal(), replica)));
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(service));
    variables.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    variables.put("QUARKUS_DATASOURCE_PASSWORD", secrets.of("postgres-" + service.database()));
    variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("HOLDFAST_OIDC_URL", keycloak.issuer());
    this.environment = Map.copyOf(variables);
  }

  /** Its name, unique in the installation. */
  public String name() {
    return replica == 0 ? service.module() : service.module() + "-" + (replica + 1);
  }

  public Service service() {
    return service;
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + ports.service(service.ordinal(), replica);
  }

  /** Starts it and waits until it is ready. */
  public void start() {
    Path jar =
        layout.repository().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new StartFailure(service.module() + " is not built: " + jar + " is missing");
    }
    ManagedProcess started =
        ManagedProcess.start(
            name(),
            JavaCommand.small(160, "-jar", jar.toString()),
            layout.home(),
            environment,
            layout.log(name()),
            layout.run());
    process = started;
    Http http = new Http();
    String ready =
        "http://127.0.0.1:%d/q/health/ready"
            .formatted(ports.management(service.ordinal(), replica));
    started.awaitReady(() -> http.status(ready) == 200, START_LIMIT);
  }

  public boolean alive() {
    return process != null && process.alive();
  }

  public long pid() {
    return process == null ? -1 : process.pid();
  }

  public void stop() {
    if (process != null) {
      process.stop();
    }
  }

  /** Ends it as a crash would. */
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }
}
