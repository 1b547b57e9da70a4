// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import io.holdfast.quickstart.infrastructure.KafkaServer;
import io.holdfast.quickstart.infrastructure.KeycloakServer;
import io.holdfast.quickstart.infrastructure.PostgreSqlServer;
import io.holdfast.quickstart.infrastructure.Secrets;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A whole installation on this machine: what {@code up} runs and what the end-to-end tests drive.
 */
public final class Holdfast implements AutoCloseable {

  private final Layout layout;
  private final Ports ports;
  private final Parts parts;
  private final PostgreSqlServer postgres;
  private final KafkaServer kafka;
  private final KeycloakServer keycloak;
  private final List<ServiceReplica> replicas = new ArrayList<>();
  private final InstallationLock lock;

  /** Prepares an installation; nothing runs yet. */
  public Holdfast(Layout layout, Ports ports, int replicasPerService, Parts parts) {
    this.layout = layout;
    this.ports = ports;
    this.parts = parts;
    Secrets secrets = new Secrets(layout.home());
    this.postgres = new PostgreSqlServer(layout, ports, secrets);
    this.kafka = new KafkaServer(layout, ports);
    this.keycloak = new KeycloakServer(layout, ports, secrets);
    for (int replica = 0; replica < replicasPerService; replica++) {
      for (Service service : Service.values()) {
        replicas.add(
            new ServiceReplica(
                service, replica, layout, ports, postgres, kafka, keycloak, secrets));
      }
    }
    this.lock = new InstallationLock(layout);
  }

  /**
   * Starts everything; infrastructure side by side, then the services side by side.
   *
   * @throws StartFailure when a part does not start; nothing is left running then
   */
  public void start() {
    lock.acquire();
    try {
      ProcessRecord.endLeftovers(layout.run());
      PostgreSqlServer.endLeftover(layout);
      List<String> taken = ports.taken(replicas.size() / Service.values().length);
      if (!taken.isEmpty()) {
        throw new StartFailure(String.join("\n", taken) + "\n  HOLDFAST_PORT_BASE moves all ports");
      }
      ProcessRecord.writeSelf(layout.run(), "launcher");
      together(
          List.of(
              timed("PostgreSQL", postgres::start),
              timed("Kafka", kafka::start),
              timed("Keycloak", keycloak::start)));
      together(replicas.stream().map(replica -> timed(replica.name(), replica::start)).toList());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Runnable timed(String part, Runnable start) {
    return () -> {
      long begin = System.nanoTime();
      start.run();
      parts.ready(part, Duration.ofNanos(System.nanoTime() - begin));
    };
  }

  private static void together(List<Runnable> starts) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> running =
          starts.stream().map(start -> CompletableFuture.runAsync(start, executor)).toList();
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartFailure failure) {
        throw failure;
      }
      throw new StartFailure("a part failed: " + e.getCause(), e);
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

  /** Stops everything, services first; safe to call twice. */
  @Override
  public void close() {
    replicas.parallelStream().forEach(ServiceReplica::stop);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(keycloak::stop), CompletableFuture.runAsync(kafka::stop))
        .join();
    postgres.stop();
    ProcessRecord.delete(layout.run(), "launcher");
    lock.release();
  }
}
