// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.process.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ports of an installation, all on 127.0.0.1: at fixed distances from a base, and single ones
 * elsewhere.
 *
 * @param base the first port; 28080 unless {@code HOLDFAST_PORT_BASE} says otherwise
 * @param moved ports by part that are not where the base puts them: {@code HOLDFAST_PORT_KAFKA} and
 *     so on
 */
public record Ports(int base, Map<String, Integer> moved) {

  private static final int DEFAULT_BASE = 28080;
  private static final int HIGHEST_OFFSET = 400;
  private static final String VARIABLE = "HOLDFAST_PORT_";
  private static final List<String> MOVABLE =
      List.of(
          "KEYCLOAK", "KAFKA", "POSTGRES", "INVENTORY", "CATALOGUE", "ASSESSMENT", "MONITORING");

  public Ports {
    moved = Map.copyOf(moved);
    if (base < 1024 || base + HIGHEST_OFFSET > 65535) {
      throw new IllegalArgumentException(
          "the port base must be 1024 to " + (65535 - HIGHEST_OFFSET));
    }
    moved.forEach(
        (part, port) -> {
          if (!MOVABLE.contains(part)) {
            throw new IllegalArgumentException(
                VARIABLE + part + " is not a port; there are BASE and " + MOVABLE);
          }
          if (port < 1024 || port > 65000) {
            throw new IllegalArgumentException(VARIABLE + part + " must be 1024 to 65000");
          }
        });
  }

  /** All at their distances from the base. */
  public Ports(int base) {
    this(base, Map.of());
  }

  /**
   * What the environment says.
   *
   * @param base wins over the environment's
   */
  public static Ports fromEnvironment(@Nullable Integer base) {
    return of(System.getenv(), base);
  }

  static Ports of(Map<String, String> environment, @Nullable Integer base) {
    Map<String, Integer> numbers = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(VARIABLE) && !value.isBlank()) {
            numbers.put(name.substring(VARIABLE.length()), number(name, value));
          }
        });
    Integer fromEnvironment = numbers.remove("BASE");
    int chosen = fromEnvironment == null ? DEFAULT_BASE : fromEnvironment;
    return new Ports(base == null ? chosen : base, numbers);
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: " + value, e);
    }
  }

  /** Those that were kept in a file, else what the environment says. */
  public static Ports keptIn(Path file) {
    if (!Files.exists(file)) {
      return fromEnvironment(null);
    }
    JsonNode json = Json.read(file);
    return new Ports(
        json.path("base").asInt(),
        json.path("moved").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asInt())));
  }

  /** Keeps them, for commands that ask later. */
  public void keepIn(Path file) {
    Json.write(file, Map.of("base", base, "moved", moved));
  }

  private int at(String part, int offset) {
    return moved.getOrDefault(part, base + offset);
  }

  public int keycloak() {
    return at("KEYCLOAK", 0);
  }

  public int keycloakManagement() {
    return base + 214;
  }

  public int kafka() {
    return at("KAFKA", 212);
  }

  public int kafkaController() {
    return at("KAFKA", 212) + 1;
  }

  public int postgres() {
    return at("POSTGRES", 352);
  }

  /** HTTP port of a service's replica; replica 0 is the first. */
  public int service(Service service, int replica) {
    return at(service.name(), 1 + service.ordinal()) + 10 * replica;
  }

  /** Management port (health, metrics) of a service's replica. */
  public int management(Service service, int replica) {
    return service(service, replica) + 100;
  }

  /**
   * All ports by the part that uses them.
   *
   * @throws IllegalArgumentException when two parts have the same
   */
  public Map<Integer, String> all(int replicas) {
    Map<Integer, String> ports = new TreeMap<>();
    add(ports, keycloak(), "Keycloak");
    add(ports, keycloakManagement(), "Keycloak management");
    add(ports, kafka(), "Kafka");
    add(ports, kafkaController(), "Kafka controller");
    add(ports, postgres(), "PostgreSQL");
    for (Service service : Service.values()) {
      for (int replica = 0; replica < replicas; replica++) {
        String name = ServiceReplica.name(service, replica);
        add(ports, service(service, replica), name);
        add(ports, management(service, replica), name + " management");
      }
    }
    return ports;
  }

  private static void add(Map<Integer, String> ports, int port, String part) {
    String other = ports.put(port, part);
    if (other != null) {
      throw new IllegalArgumentException(
          "port %d is meant for %s and for %s".formatted(port, other, part));
    }
  }

  /** What is in use already, for people. */
  public List<String> taken(int replicas) {
    List<String> taken = new ArrayList<>();
    all(replicas)
        .forEach(
            (port, part) -> {
              if (!free(port)) {
                taken.add(part + " needs port " + port + ", which another program uses");
              }
            });
    return taken;
  }

  /** Nobody answers, and it can be bound: neither alone tells it on every system. */
  private static boolean free(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return false;
    } catch (IOException e) {
      return bindable(port);
    }
  }

  private static boolean bindable(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
