// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Topics of the user's that senders write to instead of posting. Each is one connection. */
@ApplicationScoped
class KafkaSources {

  /** The topics, each under a name of its own. */
  @ConfigMapping(prefix = "holdfast.intake-kafka")
  interface KafkaConfig {

    /** By name. */
    @WithParentName
    Map<String, Source> sources();
  }

  /** One topic. */
  interface Source {

    /** Where it is. */
    String topic();

    /**
     * Key or id of the connection whose sender writes to it; whoever may write there is trusted.
     */
    String connection();

    /** Brokers; absent: those of the service. */
    Optional<String> bootstrapServers();

    /** Consumer group. */
    @WithDefault("holdfast-monitoring-intake")
    String group();

    /** Further settings of the consumer, such as those of security. */
    Map<String, String> properties();
  }

  private final KafkaConfig config;
  private final KafkaDeliveries deliveries;
  private final String bootstrapServers;
  private final List<KafkaSource> running = new ArrayList<>();

  KafkaSources(
      KafkaConfig config,
      KafkaDeliveries deliveries,
      @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:9092")
          String bootstrapServers) {
    this.config = config;
    this.deliveries = deliveries;
    this.bootstrapServers = bootstrapServers;
  }

  void onStart(@Observes @Priority(2500) StartupEvent event) {
    config
        .sources()
        .forEach(
            (name, source) -> {
              Map<String, Object> settings = new HashMap<>(source.properties());
              settings.put("bootstrap.servers", source.bootstrapServers().orElse(bootstrapServers));
              settings.put("group.id", source.group());
              begin(new KafkaSource(name, source.topic(), source.connection(), settings));
            });
  }

  /** Begins to read a topic. */
  void begin(KafkaSource source) {
    source.start(deliveries);
    running.add(source);
  }

  void onStop(@Observes @Priority(100) ShutdownEvent event) {
    running.forEach(KafkaSource::close);
  }
}
