// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in KRaft mode, a process of its own, with the topics of the one topic file.
 */
public final class KafkaServer {

  private static final String CLUSTER_ID = "aG9sZGZhc3Qta2Fma2EtMQ";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Layout layout;
  private final Ports ports;
  private @Nullable ManagedProcess process;

  public KafkaServer(Layout layout, Ports ports) {
    this.layout = layout;
    this.ports = ports;
  }

  /** Starts it on the kept data, or formats them, and creates the topics that are missing. */
  public void start() {
    Path properties = writeProperties();
    if (!Files.exists(layout.data("kafka").resolve("meta.properties"))) {
      format(properties);
    }
    ManagedProcess started =
        ManagedProcess.start(
            "kafka",
            JavaCommand.small(
                320,
                "-cp",
                classPath(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "kafka.Kafka",
                properties.toString()),
            layout.home(),
            Map.of(),
            layout.log("kafka"),
            layout.run());
    process = started;
    try (Admin admin = admin()) {
      started.awaitReady(() -> topicsReady(admin), START_LIMIT);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers", bootstrapServers(),
            "request.timeout.ms", 3000,
            "default.api.timeout.ms", 4000,
            "reconnect.backoff.ms", 50,
            "reconnect.backoff.max.ms", 200));
  }

  private boolean topicsReady(Admin admin) {
    try {
      Set<String> there = admin.listTopics().names().get(5, TimeUnit.SECONDS);
      List<NewTopic> missing = new ArrayList<>();
      for (JsonNode topic : Json.read(layout.repository().resolve("deploy/kafka/topics.json"))) {
        if (!there.contains(topic.path("name").asText())) {
          missing.add(newTopic(topic));
        }
      }
      if (!missing.isEmpty()) {
        admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
      }
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  private static NewTopic newTopic(JsonNode topic) {
    long retention = Duration.ofDays(topic.path("retentionDays").asLong()).toMillis();
    return new NewTopic(topic.path("name").asText(), topic.path("partitions").asInt(), (short) 1)
        .configs(
            Map.of(
                "retention.ms", Long.toString(retention),
                "max.message.bytes", Integer.toString(4 * 1024 * 1024),
                "compression.type", "producer"));
  }

  private void format(Path properties) {
    ManagedProcess formatting =
        ManagedProcess.start(
            "kafka-format",
            JavaCommand.small(
                128,
                "-cp",
                classPath(),
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER_ID,
                "-c",
                properties.toString()),
            layout.home(),
            Map.of(),
            layout.log("kafka-format"),
            layout.run());
    formatting.awaitExit(START_LIMIT);
  }

  private String classPath() {
    return layout.repository().resolve("quickstart/target/lib").resolve("*").toString();
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  private Path writeProperties() {
    String text =
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        message.max.bytes=4194304
        replica.fetch.max.bytes=4194304
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        offsets.topic.num.partitions=4
        transaction.state.log.num.partitions=4
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=500
        """
            .formatted(ports.kafka(), ports.kafkaController(), layout.data("kafka"));
    try {
      Files.createDirectories(layout.data("kafka"));
      return Files.writeString(layout.data("kafka.properties"), text);
    } catch (IOException e) {
      throw new StartFailure("Kafka's configuration could not be written: " + e.getMessage(), e);
    }
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

  public long pid() {
    return process == null ? -1 : process.pid();
  }
}
