// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL and Kafka of this test JVM. {@code -Dtest.infra=external|docker|embedded} decides;
 * without it Docker is used where it runs. External ones are named by {@code
 * -Dtest.infra.jdbc=jdbc:postgresql://host:port/}, {@code .user}, {@code .password} (a role that
 * may create databases) and {@code -Dtest.infra.kafka=host:port}.
 */
final class Servers {

  private static final Logger LOG = Logger.getLogger(Servers.class);
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable Servers running;

  private final String jdbcBase;
  private final String user;
  private final String password;
  private final String bootstrapServers;

  private Servers(String jdbcBase, String user, String password, String bootstrapServers) {
    this.jdbcBase = jdbcBase;
    this.user = user;
    this.password = password;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts them at the first call. */
  static synchronized Servers running() {
    Servers servers = running;
    if (servers == null) {
      String choice = System.getProperty("test.infra", dockerRuns() ? "docker" : "embedded");
      LOG.infof("test infrastructure: %s", choice);
      servers =
          switch (choice) {
            case "external" -> external();
            case "docker" -> docker();
            case "embedded" -> embedded();
            default ->
                throw new IllegalArgumentException("test.infra is external, docker or embedded");
          };
      createTopics(servers.bootstrapServers);
      running = servers;
    }
    return servers;
  }

  private static boolean dockerRuns() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Servers external() {
    return new Servers(
        needed("test.infra.jdbc"),
        needed("test.infra.user"),
        needed("test.infra.password"),
        needed("test.infra.kafka"));
  }

  private static String needed(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalArgumentException("-Dtest.infra=external needs -D" + property);
    }
    return value;
  }

  @SuppressWarnings("resource") // both live as long as the JVM
  private static Servers docker() {
    PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
    KafkaContainer kafka =
        new KafkaContainer("apache/kafka:4.1.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    postgres.start();
    kafka.start();
    String url = postgres.getJdbcUrl();
    return new Servers(
        url.substring(0, url.lastIndexOf('/') + 1),
        postgres.getUsername(),
        postgres.getPassword(),
        kafka.getBootstrapServers());
  }

  private static Servers embedded() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .start();
      List<Integer> ports = freePorts(2);
      EmbeddedKafkaBroker kafka =
          new EmbeddedKafkaBroker()
              .withNodeId(0)
              .withKafkaPort(ports.getFirst())
              .withControllerPort(ports.getLast())
              .withKafkaHost("127.0.0.1")
              .withDeleteLogDirsOnClose(true)
              .withAdditionalProperties(
                  properties -> properties.put("auto.create.topics.enable", "false"))
              .start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    kafka.close();
                    close(postgres);
                  }));
      return new Servers(
          "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/",
          "postgres",
          "postgres",
          kafka.getAdvertisedListeners());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Held open together, so that no two are the same. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(socket);
        ports.add(socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
    return ports;
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop cleanly", e);
    }
  }

  private static void createTopics(String bootstrapServers) {
    List<NewTopic> topics = new ArrayList<>();
    for (JsonNode topic : topicFile()) {
      topics.add(
          new NewTopic(topic.path("name").asText(), topic.path("partitions").asInt(), (short) 1)
              .configs(Map.of("max.message.bytes", Integer.toString(4 * 1024 * 1024))));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> there = admin.listTopics().names().get();
      for (KafkaFuture<Void> created :
          admin
              .createTopics(topics.stream().filter(t -> !there.contains(t.name())).toList())
              .values()
              .values()) {
        await(created);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics not created", e);
    }
  }

  /** On a slow machine the client asks again, and the topic is there from the first time. */
  private static void await(KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static JsonNode topicFile() {
    Path file = Repository.root().resolve("deploy/kafka/topics.json");
    try {
      return Json.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty database; its JDBC URL. */
  String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet() + "_" + ProcessHandle.current().pid();
    try (Connection connection =
            DriverManager.getConnection(jdbcBase + "postgres", user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name); // of an earlier run with this pid
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database " + name, e);
    }
    return jdbcBase + name;
  }

  String databaseUser() {
    return user;
  }

  String databasePassword() {
    return password;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }
}
