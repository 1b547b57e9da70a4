// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * While deliveries come over connections, each replica of the monitoring-service is killed with -9,
 * then both at once, then PostgreSQL: whatever was answered 2xx, or acknowledged by the topic, is
 * in the ledger once, its case is closed, and the highest version is current.
 */
class DeliveriesFaultIT {

  private final Platform platform = Platform.running();

  @Test
  void keepsOnceWhateverItAnswered() {
    Instant begin = Instant.now();
    SteadySenders senders =
        new SteadySenders(platform, "steady-" + Long.toString(System.nanoTime(), 36));
    senders.models().forEach(model -> Fleet.register(platform.api(), model));
    senders.models().forEach(model -> Fleet.awaitAssessed(platform, model));

    senders.start();
    List<ServiceReplica> replicas = platform.holdfast().replicas(Service.MONITORING);
    replicas.forEach(DeliveriesFaultIT::crash);
    replicas.forEach(ServiceReplica::kill);
    replicas.parallelStream().forEach(ServiceReplica::start);
    platform.holdfast().postgres().kill();
    platform.holdfast().postgres().start();
    senders.stop();

    String events =
        "from event e where e.connection_id in (%s) and e.received_at >= '%s'"
            .formatted(senders.connections(), begin);
    Platform.await(
        "all closed",
        Duration.ofSeconds(120),
        () ->
            Optional.of(true).filter(ok -> count(news(events) + " and e.state <> 'CLOSED'") == 0));
    checkLedger(senders, events);
    senders.newest().forEach(this::checkCurrent);
    new Stores(platform).checkSettled(begin);
  }

  private static void crash(ServiceReplica replica) {
    replica.kill();
    replica.start();
  }

  private void checkLedger(SteadySenders senders, String events) {
    System.out.printf(
        "  %d answered and %d in the topic, %d given up by their sender; %d kept%n",
        senders.answered().size(), senders.acknowledged().size(), senders.givenUp(), count(events));
    assertThat(count(events + " and e.id::text in (" + list(senders.answered()) + ")"))
        .as("each that was answered")
        .isEqualTo(senders.answered().size());
    assertThat(count(events + " and e.origin_id in (" + list(senders.acknowledged()) + ")"))
        .as("each that the topic has")
        .isEqualTo(senders.acknowledged().size());
    assertThat(
            platform.count(
                Service.MONITORING,
                "select count(*) - count(distinct (connection_id, source, origin_id, type)) "
                    + events))
        .as("none twice")
        .isZero();
    assertThat(
            platform.count(
                Service.MONITORING,
                "select count(*) from lifecycle_case c where c.event_id in (select e.id "
                    + events
                    + ")"))
        .as("one case each")
        .isEqualTo(count(news(events)));
  }

  /** Without what says nothing new: that a training run changed no data besides its model. */
  private static String news(String events) {
    return events + " and e.state <> 'IGNORED'";
  }

  private long count(String events) {
    return platform.count(Service.MONITORING, "select count(*) " + events);
  }

  private static String list(Set<String> ids) {
    return "'" + String.join("','", ids) + "'";
  }

  private void checkCurrent(String model, int version) {
    JsonNode system =
        platform.api().get(Fleet.EDITOR, Service.INVENTORY, "/api/v1/systems/" + model).ok();
    assertThat(system.at("/document/components/1/version/label").asText())
        .as(model)
        .isEqualTo(Integer.toString(version));
  }
}
