// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports of an installation, all on 127.0.0.1, at fixed distances from a base.
 *
 * @param base the first port; 28080 unless {@code HOLDFAST_PORT_BASE} says otherwise
 */
public record Ports(int base) {

  private static final int DEFAULT_BASE = 28080;
  private static final int HIGHEST_OFFSET = 400;

  public Ports {
    if (base < 1024 || base + HIGHEST_OFFSET > 65535) {
      throw new IllegalArgumentException(
          "the port base must be 1024 to " + (65535 - HIGHEST_OFFSET));
    }
  }

  /** What the environment says. */
  public static Ports fromEnvironment() {
    String base = System.getenv("HOLDFAST_PORT_BASE");
    try {
      return new Ports(base == null || base.isBlank() ? DEFAULT_BASE : Integer.parseInt(base));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("HOLDFAST_PORT_BASE is not a number: " + base, e);
    }
  }

  public int keycloak() {
    return base;
  }

  /** HTTP port of a service's replica; replica 0 is the first. */
  public int service(int number, int replica) {
    return base + 1 + number + 10 * replica;
  }

  /** Management port (health, metrics) of a service's replica. */
  public int management(int number, int replica) {
    return service(number, replica) + 100;
  }

  public int kafka() {
    return base + 212;
  }

  public int kafkaController() {
    return base + 213;
  }

  public int postgres() {
    return base + 352;
  }

  public int keycloakManagement() {
    return base + 214;
  }

  /** All ports by the part that uses them. */
  public Map<Integer, String> all(int replicas) {
    Map<Integer, String> ports = new TreeMap<>();
    ports.put(keycloak(), "Keycloak");
    ports.put(keycloakManagement(), "Keycloak management");
    ports.put(kafka(), "Kafka");
    ports.put(kafkaController(), "Kafka controller");
    ports.put(postgres(), "PostgreSQL");
    for (int service = 0; service < 4; service++) {
      for (int replica = 0; replica < replicas; replica++) {
        ports.put(service(service, replica), "service " + service + " replica " + replica);
        ports.put(management(service, replica), "management of service " + service);
      }
    }
    return ports;
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

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
