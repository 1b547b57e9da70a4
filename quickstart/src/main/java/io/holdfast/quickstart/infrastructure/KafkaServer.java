// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.Processes;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in KRaft mode, a process of its own, with the topics of the one topic file.
 */
public final class KafkaServer {

  private static final String CLUSTER_ID = "aG9sZGZhc3Qta2Fma2EtMQ";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  /**
   * Where it is.
   *
   * @param data folder of the logs; its configuration is beside it
   * @param programs jar whose class path has Kafka
   * @param topics the one topic file
   * @param quickStart as {@link Sizing#quickStart}
   */
  public record Place(
      Path home,
      Path data,
      Path programs,
      Path topics,
      boolean quickStart,
      int port,
      int controllerPort) {}

  private final Place place;
  private final Processes processes;
  private volatile @Nullable ManagedProcess process;

  public KafkaServer(Place place, Processes processes) {
    this.place = place;
    this.processes = processes;
  }

  /** Starts it on the kept data, or formats them, and makes the topics what the file says. */
  public void start() {
    Topics topics = Topics.read(place.topics());
    Path properties = writeProperties(topics);
    if (!Files.exists(place.data().resolve("meta.properties"))) {
      run(
              "kafka-format",
              128,
              "kafka.tools.StorageTool",
              "format",
              "-t",
              CLUSTER_ID,
              "-c",
              properties.toString())
          .awaitExit(START_LIMIT);
    }
    ManagedProcess started = run("kafka", 320, "kafka.Kafka", properties.toString());
    process = started;
    try (Admin admin = admin()) {
      started.awaitReady(() -> topicsReady(admin, topics), START_LIMIT);
    }
  }

  private ManagedProcess run(String name, int heapMegabytes, String... arguments) {
    String mark = JavaCommand.mark(name, place.home());
    List<String> command =
        JavaCommand.of(
            heapMegabytes,
            place.quickStart(),
            mark,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            place.programs().toString());
    command.addAll(List.of(arguments));
    return processes.start(name, command, mark, place.home(), Map.of());
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

  private static boolean topicsReady(Admin admin, Topics topics) {
    try {
      List<NewTopic> missing =
          topics.missing(admin.listTopics().names().get(5, TimeUnit.SECONDS)).stream()
              .map(
                  topic ->
                      new NewTopic(topic.name(), topic.partitions(), (short) 1)
                          .configs(topic.settings()))
              .toList();
      if (!missing.isEmpty()) {
        admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
      }
      if (missing.size() < topics.all().size()) {
        admin.incrementalAlterConfigs(settings(topics)).all().get(20, TimeUnit.SECONDS);
      }
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  /** The file may have changed since the topics were made. */
  private static Map<ConfigResource, Collection<AlterConfigOp>> settings(Topics topics) {
    Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
    for (Topics.Topic topic : topics.all()) {
      settings.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          topic.settings().entrySet().stream()
              .map(
                  entry ->
                      new AlterConfigOp(
                          new ConfigEntry(entry.getKey(), entry.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList());
    }
    return settings;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + place.port();
  }

  private Path writeProperties(Topics topics) {
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
        message.max.bytes=%4$d
        replica.fetch.max.bytes=%4$d
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
            .formatted(
                place.port(), place.controllerPort(), place.data(), topics.maxMessageBytes());
    try {
      Files.createDirectories(place.data());
      return Files.writeString(place.data().resolveSibling("kafka.properties"), text);
    } catch (IOException e) {
      throw new StartFailure("Kafka's configuration could not be written: " + e.getMessage(), e);
    }
  }

  public boolean alive() {
    ManagedProcess running = process;
    return running != null && running.alive();
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

  public long pid() {
    ManagedProcess running = process;
    return running == null ? -1 : running.pid();
  }
}
