// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lost copies and an owner restored from an older dump heal by republication. */
class RepairIT {

  private static final String DATABASE = Service.INVENTORY.database();
  private static final String DUMP = "inventory_dump";
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  private final Platform platform = Platform.running();
  private final Api api = platform.anyReplica();

  @Test
  void assessesAsBeforeAfterItsCopiesWereWiped() {
    String key = "wiped-" + UUID.randomUUID();
    Fleet.register(api, key);
    Fleet.awaitAssessed(platform, key);
    retrain(key, 1);
    JsonNode before = assessment(key);

    api.delete(
            Platform.OPERATOR,
            Service.ASSESSMENT,
            "/api/v1/assessments/-/copies?confirm=assessment-service&reason=exercise")
        .ok();
    assertThat(copies()).isZero();
    platform.republish(Service.CATALOGUE, "holdfast.catalogue.v1", null);
    platform.republish(Service.INVENTORY, "holdfast.inventory.v1", null);

    retrain(key, 1);

    JsonNode after = assessment(key);
    assertThat(copies()).isPositive();
    assertThat(after.path("id")).isNotEqualTo(before.path("id"));
    assertThat(after.path("inputsDigest")).isEqualTo(before.path("inputsDigest"));
    assertThat(after.path("resultDigest")).isEqualTo(before.path("resultDigest"));
    assertThat(after.path("verdicts")).isEqualTo(before.path("verdicts"));
    assertThat(after.path("scenarios")).isEqualTo(before.path("scenarios"));
    retrain(key, 2);
    assertThat(assessment(key).path("revision").asInt()).isEqualTo(3);
  }

  private long copies() {
    return platform.count(
        Service.ASSESSMENT,
        "select (select count(*) from system_copy) + (select count(*) from edition_copy)");
  }

  @Test
  void healsAfterTheInventoryWasRestoredFromAnOlderDump() {
    String key = "restored-" + UUID.randomUUID();
    Fleet.register(api, key);
    Fleet.awaitAssessed(platform, key);
    retrain(key, 1);
    Instant dumped = Instant.now();
    withoutInventory(
        "drop database if exists " + DUMP, "create database " + DUMP + " template " + DATABASE);
    retrain(key, 2);
    retrain(key, 3);

    withoutInventory(
        "drop database " + DATABASE,
        "create database " + DATABASE + " template " + DUMP + " owner " + DATABASE);
    assertThat(inventory(key).path("revision").asInt()).isEqualTo(2);
    platform.republish(Service.INVENTORY, "holdfast.inventory.v1", null);
    platform.republish(Service.MONITORING, "holdfast.lifecycle.v1", dumped);

    JsonNode healed =
        Platform.await(
            key + " as before",
            Duration.ofSeconds(60),
            () -> Optional.of(inventory(key)).filter(now -> now.path("revision").asInt() == 4));
    assertThat(label(healed)).isEqualTo("3");
    retrain(key, 4);
    JsonNode assessment = assessment(key);
    assertThat(assessment.path("revision").asInt()).isEqualTo(5);
    assertThat(platform.count(Service.ASSESSMENT, inState("PARKED"))).isZero();
    assertThat(platform.count(Service.MONITORING, inState("PARKED"))).isZero();
  }

  private static String inState(String state) {
    return "select count(*) from inbox where state = '" + state + "'";
  }

  /** While no replica of the inventory is connected to its database. */
  private void withoutInventory(String... statements) {
    List<ServiceReplica> replicas = platform.holdfast().replicas(Service.INVENTORY);
    replicas.forEach(ServiceReplica::stop);
    platform.execute("postgres", statements);
    replicas.parallelStream().forEach(ServiceReplica::start);
  }

  private void retrain(String key, int version) {
    String event =
        Fleet.post(
            api,
            Fleet.trained(
                UUID.randomUUID().toString(),
                "pkg:mlflow/" + key,
                version,
                JUNE.plusSeconds(version)));
    JsonNode closed = platform.closed(Fleet.EDITOR, event);
    assertThat(closed.path("cases").get(0).path("answer").asText()).isEqualTo("ASSESSED");
  }

  private JsonNode assessment(String key) {
    return api.get(Fleet.EDITOR, Service.ASSESSMENT, "/api/v1/assessments/" + key).ok();
  }

  private JsonNode inventory(String key) {
    return api.get(Fleet.EDITOR, Service.INVENTORY, "/api/v1/systems/" + key).ok();
  }

  private static String label(JsonNode system) {
    return system.path("document").path("components").get(1).path("version").path("label").asText();
  }
}
