// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Leftovers;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Folders;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.story.Api;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platform with two replicas of every service, started once for all tests of this JVM. */
final class Platform {

  static final String OPERATOR = "otto";
  private static final int PORT_BASE = 26080;
  private static @Nullable Platform running;

  private final Holdfast holdfast;
  private final Api api;

  private Platform(Holdfast holdfast) {
    this.holdfast = holdfast;
    this.api = new Api(holdfast);
  }

  static synchronized Platform running() {
    Platform platform = running;
    if (platform == null) {
      Layout layout =
          new Layout(
              Path.of("..").toAbsolutePath().normalize(),
              Path.of("target/holdfast").toAbsolutePath());
      Leftovers.end(layout);
      Folders.delete(layout.data("postgres"));
      Folders.delete(layout.data("kafka"));
      Holdfast holdfast =
          new Holdfast(
              layout,
              new Ports(PORT_BASE),
              2,
              (part, took) -> System.out.printf("  %-28s ready in %d ms%n", part, took.toMillis()));
      holdfast.start();
      Runtime.getRuntime().addShutdownHook(new Thread(holdfast::close));
      platform = new Platform(holdfast);
      running = platform;
    }
    return platform;
  }

  Holdfast holdfast() {
    return holdfast;
  }

  /** The APIs, each call to the first replica. */
  Api api() {
    return api;
  }

  /** The APIs, each call to any replica. */
  Api anyReplica() {
    return new Api(
        holdfast.keycloak().issuer(),
        Json.read(holdfast.layout().repository().resolve("deploy/keycloak/demo-users.json")),
        service -> any(holdfast.replicas(service)).url());
  }

  private static ServiceReplica any(List<ServiceReplica> replicas) {
    return replicas.get(ThreadLocalRandom.current().nextInt(replicas.size()));
  }

  /** The first column of the first row of a query in a service's database. */
  long count(Service service, String query) {
    try (Connection connection = holdfast.postgres().administrator(service.database());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Runs SQL as the cluster's administrator, outside of a transaction. */
  void execute(String database, String... statements) {
    try (Connection connection = holdfast.postgres().administrator(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  /** Has an owner publish its state again, and waits until it has. */
  void republish(Service owner, String topic, @Nullable Instant since) {
    String path = "/api/v1/operations/" + owner.module() + "/republications";
    ObjectNode request = Json.MAPPER.createObjectNode().put("topic", topic);
    if (since != null) {
      request.put("since", since.toString());
    }
    String id = api.post(OPERATOR, owner, path, request).ok().path("id").asText();
    await(
        "republication of " + topic,
        Duration.ofSeconds(60),
        () ->
            Optional.of(api.get(OPERATOR, owner, path + "/" + id).ok())
                .filter(progress -> progress.path("state").asText().equals("DONE")));
  }

  /** An event, once it is closed. */
  JsonNode closed(String user, String event) {
    return await(
        "event " + event + " closed",
        Duration.ofSeconds(60),
        () ->
            Optional.of(api.get(user, Service.MONITORING, "/api/v1/events/" + event))
                .filter(answer -> answer.status() == 200)
                .map(Api.Answer::body)
                .filter(body -> body.path("state").asText().equalsIgnoreCase("closed")));
  }

  /** Asks until there is an answer. */
  static <T> T await(String what, Duration limit, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(what + ": not within " + limit.toSeconds() + " s");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
    }
  }
}
