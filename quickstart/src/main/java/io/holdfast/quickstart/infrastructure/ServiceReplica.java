// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.Processes;
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

  /**
   * Where it is.
   *
   * @param program its packaged application
   */
  public record Place(Path home, Path program, Sizing sizing, int port, int managementPort) {}

  private final Service service;
  private final int replica;
  private final Place place;
  private final Map<String, String> variables;
  private final Processes processes;
  private volatile @Nullable ManagedProcess process;

  /**
   * @param replica 0 is the first
   * @param variables what it is told of the other parts
   */
  public ServiceReplica(
      Service service,
      int replica,
      Place place,
      Map<String, String> variables,
      Processes processes) {
    this.service = service;
    this.replica = replica;
    this.place = place;
    this.processes = processes;
    Map<String, String> all = new HashMap<>(variables);
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(place.port()));
    all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(place.managementPort()));
    this.variables = Map.copyOf(all);
  }

  /** Its name, unique in the installation. */
  public String name() {
    return name(service, replica);
  }

  /** The name of a replica, which is also its log's and its note's. */
  public static String name(Service service, int replica) {
    return replica == 0 ? service.module() : service.module() + "-" + (replica + 1);
  }

  public Service service() {
    return service;
  }

  /** Its base URL. */
  public String url() {
    return "http://127.0.0.1:" + place.port();
  }

  /** Starts it and waits until it is ready. */
  public void start() {
    if (!Files.exists(place.program())) {
      throw new StartFailure(service.module() + " is not built: no " + place.program());
    }
    String mark = JavaCommand.mark(name(), place.home());
    ManagedProcess started =
        processes.start(
            name(),
            JavaCommand.of(
                place.sizing().heapMegabytes(),
                place.sizing().quickStart(),
                mark,
                "-jar",
                place.program().toString()),
            mark,
            place.home(),
            variables);
    process = started;
    Http http = new Http();
    String ready = "http://127.0.0.1:%d/q/health/ready".formatted(place.managementPort());
    started.awaitReady(() -> http.status(ready) == 200, START_LIMIT);
  }

  public boolean alive() {
    ManagedProcess running = process;
    return running != null && running.alive();
  }

  public long pid() {
    ManagedProcess running = process;
    return running == null ? -1 : running.pid();
  }

  public void stop() {
    ManagedProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  /** Ends it as a crash would. */
  public void kill() {
    ManagedProcess running = process;
    if (running != null) {
      running.kill();
    }
  }
}
