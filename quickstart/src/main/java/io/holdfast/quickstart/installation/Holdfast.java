// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import io.holdfast.quickstart.infrastructure.KafkaServer;
import io.holdfast.quickstart.infrastructure.KeycloakServer;
import io.holdfast.quickstart.infrastructure.PostgreSqlServer;
import io.holdfast.quickstart.infrastructure.Secrets;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.infrastructure.Sizing;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.Processes;
import io.holdfast.quickstart.process.StartFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A whole installation on this machine: what {@code up} runs and what the end-to-end tests drive.
 * It is started once; its parts can be killed and started again.
 */
public final class Holdfast implements AutoCloseable {

  private final Layout layout;
  private final Ports ports;
  private final int replicasPerService;
  private final Sizing sizing;
  private final Parts parts;
  private final Processes processes;
  private final Secrets secrets;
  private final PostgreSqlServer postgres;
  private final KafkaServer kafka;
  private final KeycloakServer keycloak;
  private final List<ServiceReplica> replicas = new ArrayList<>();
  private final InstallationLock lock;

  /** Prepares a small installation; nothing runs yet. */
  public Holdfast(Layout layout, Ports ports, int replicasPerService, Parts parts) {
    this(layout, ports, replicasPerService, Sizing.SMALL, parts);
  }

  /** Prepares an installation; nothing runs yet. */
  public Holdfast(Layout layout, Ports ports, int replicasPerService, Sizing sizing, Parts parts) {
    this.layout = layout;
    this.ports = ports;
    this.replicasPerService = replicasPerService;
    this.sizing = sizing;
    this.parts = parts;
    this.lock = new InstallationLock(layout);
    this.processes = new Processes(layout.run(), layout.logs());
    this.secrets = new Secrets(layout.home());
    Path built = layout.repository().resolve("quickstart/target");
    Path deploy = layout.repository().resolve("deploy");
    this.postgres =
        new PostgreSqlServer(layout.data("postgres"), ports.postgres(), sizing, secrets, processes);
    this.kafka =
        new KafkaServer(
            new KafkaServer.Place(
                layout.home(),
                layout.data("kafka"),
                built.resolve("quickstart-launcher.jar"),
                deploy.resolve("kafka/topics.json"),
                sizing.quickStart(),
                ports.kafka(),
                ports.kafkaController()),
            processes);
    this.keycloak =
        new KeycloakServer(
            new KeycloakServer.Place(
                layout.home(),
                built.resolve("keycloak/keycloak.zip"),
                layout.program("keycloak"),
                deploy.resolve("keycloak"),
                ports.keycloak(),
                ports.keycloakManagement()),
            secrets,
            processes);
    for (int replica = 0; replica < replicasPerService; replica++) {
      for (Service service : Service.values()) {
        replicas.add(replica(service, replica));
      }
    }
  }

  private String origin(Service service) {
    return "http://127.0.0.1:" + ports.service(service, 0);
  }

  private ServiceReplica replica(Service service, int replica) {
    Path program =
        layout.repository().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    return new ServiceReplica(
        service,
        replica,
        new ServiceReplica.Place(
            layout.home(),
            program,
            sizing,
            ports.service(service, replica),
            ports.management(service, replica)),
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", postgres.url(service),
            "QUARKUS_DATASOURCE_USERNAME", service.database(),
            "QUARKUS_DATASOURCE_PASSWORD", postgres.password(service),
            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "HOLDFAST_OIDC_URL", keycloak.issuer(),
            "HOLDFAST_LINKS_INVENTORY", origin(Service.INVENTORY),
            "HOLDFAST_LINKS_CATALOGUE", origin(Service.CATALOGUE),
            "HOLDFAST_LINKS_MONITORING", origin(Service.MONITORING),
            "HOLDFAST_CONNECTIONS_KEY", secrets.key("connections")),
        processes);
  }

  /**
   * Starts everything: PostgreSQL, Kafka and Keycloak side by side, each service as soon as it can.
   *
   * @throws StartFailure when a part does not start; nothing is left running then
   */
  public void start() {
    lock.acquire();
    try {
      List<String> left = Leftovers.end(layout);
      if (!left.isEmpty()) {
        parts.note("An earlier run was cut off; stopped what it had left: " + left);
      }
      refuseTakenPorts();
      ProcessHandle self = ProcessHandle.current();
      ProcessRecord.write(
          layout.run(), "launcher", self, ProcessRecord.commandLine(self).split(" ", 2)[0]);
      ports.keepIn(layout.portsFile());
      startParts();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void refuseTakenPorts() {
    List<String> taken = ports.taken(replicasPerService);
    if (!taken.isEmpty()) {
      throw new StartFailure(
          String.join("\n  ", taken)
              + "\n  --port-base N or HOLDFAST_PORT_BASE moves all ports together");
    }
  }

  private void startParts() {
    if (!keycloak.prepared()) {
      parts.note("Keycloak is unpacked and built at the first start; that takes half a minute.");
    }
    try (Starting starting = new Starting(processes, parts)) {
      CompletableFuture<Void> database = starting.after(List.of(), "PostgreSQL", postgres::start);
      CompletableFuture<Void> broker = starting.after(List.of(), "Kafka", kafka::start);
      CompletableFuture<Void> identities = starting.after(List.of(), "Keycloak", keycloak::start);
      List<CompletableFuture<Void>> all = new ArrayList<>(List.of(database, broker, identities));
      for (ServiceReplica replica : replicas) {
        all.add(
            starting.after(List.of(database, broker, identities), replica.name(), replica::start));
      }
      starting.await(all);
    }
  }

  public Layout layout() {
    return layout;
  }

  public Ports ports() {
    return ports;
  }

  public PostgreSqlServer postgres() {
    return postgres;
  }

  public KafkaServer kafka() {
    return kafka;
  }

  public KeycloakServer keycloak() {
    return keycloak;
  }

  /** The replicas of all services. */
  public List<ServiceReplica> replicas() {
    return List.copyOf(replicas);
  }

  /** The replicas of one service. */
  public List<ServiceReplica> replicas(Service service) {
    return replicas.stream().filter(replica -> replica.service() == service).toList();
  }

  /** The base URL of a service's first replica. */
  public String url(Service service) {
    return replicas(service).getFirst().url();
  }

  /** Whether this launcher has the installation. */
  public boolean held() {
    return lock.held();
  }

  /** Names of the parts that should run and do not. */
  public List<String> dead() {
    List<String> dead = new ArrayList<>();
    if (!postgres.alive()) {
      dead.add(PostgreSqlServer.NAME);
    }
    if (!kafka.alive()) {
      dead.add("kafka");
    }
    if (!keycloak.alive()) {
      dead.add("keycloak");
    }
    replicas.stream().filter(replica -> !replica.alive()).forEach(r -> dead.add(r.name()));
    return dead;
  }

  /**
   * Stops everything, services first; also while it is still starting. Safe to call twice, and does
   * nothing when another launcher has the installation.
   */
  @Override
  public synchronized void close() {
    if (!lock.held()) {
      return;
    }
    processes.end();
    replicas.parallelStream().forEach(ServiceReplica::stop);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(keycloak::stop), CompletableFuture.runAsync(kafka::stop))
        .join();
    processes.stopAll();
    postgres.stop();
    ProcessRecord.delete(layout.run(), "launcher", ProcessHandle.current().pid());
    lock.release();
  }
}
