// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.story.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An event that cannot be applied parks its own AI system only; an operator settles it, and that is
 * an answer too. The fault is a trigger in the inventory's database that refuses new revisions.
 */
class PoisonIT {

  private static final String DATABASE = Service.INVENTORY.database();
  private static final String INBOX = "/api/v1/operations/inventory-service/inbox";
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

  private final Platform platform = Platform.running();
  private final Api api = platform.anyReplica();

  @AfterEach
  void mendTheDatabase() {
    platform.execute(DATABASE, "drop trigger if exists poison on revision");
  }

  @Test
  void parksOneSystemUntilAnOperatorSettlesIt() {
    String key = "poison-" + UUID.randomUUID();
    String system = Fleet.register(api, key).path("id").asText();
    Fleet.register(api, key + "-other");
    Fleet.awaitAssessed(platform, key);
    Fleet.awaitAssessed(platform, key + "-other");
    poison(system);

    String first = retrain(key, 1);
    String second = retrain(key, 2);
    String other = retrain(key + "-other", 1);

    assertThat(answer(other)).isEqualTo("ASSESSED");
    JsonNode parked = parked(system);
    assertThat(parked.path("error").asText()).contains("poisoned by a test");
    JsonNode waiting = api.get(Fleet.EDITOR, Service.MONITORING, "/api/v1/events/" + first).ok();
    assertThat(waiting.path("state").asText()).isEqualToIgnoringCase("open");

    settle(parked, "/retry", "{}");
    JsonNode again = parked(system);
    settle(again, "/skip", "{\"reason\":\"the registry is being restored\"}");

    JsonNode skipped = platform.closed(Fleet.EDITOR, first).path("cases").get(0);
    assertThat(skipped.path("answer").asText()).isEqualTo("NOT_ASSESSED");
    assertThat(skipped.toString()).contains("SKIPPED", "the registry is being restored");

    JsonNode behind = parked(system);
    mendTheDatabase();
    settle(behind, "/retry", "{}");
    assertThat(answer(second)).isEqualTo("ASSESSED");
  }

  private void poison(String system) {
    platform.execute(
        DATABASE,
        """
        create or replace function poison() returns trigger language plpgsql as $$
        begin raise exception 'poisoned by a test'; end $$
        """,
        """
        create trigger poison before insert on revision for each row
        when (new.system_id = '%s') execute function poison()
        """
            .formatted(system));
  }

  private String retrain(String key, int version) {
    return Fleet.post(
        api,
        Fleet.trained(
            UUID.randomUUID().toString(), "pkg:mlflow/" + key, version, JUNE.plusSeconds(version)));
  }

  private String answer(String event) {
    return platform.closed(Fleet.EDITOR, event).path("cases").get(0).path("answer").asText();
  }

  private JsonNode parked(String system) {
    return Platform.await(
        "parked event of " + system,
        Duration.ofSeconds(60),
        () -> {
          for (JsonNode entry :
              api.get(Platform.OPERATOR, Service.INVENTORY, INBOX).ok().path("items")) {
            if (entry.path("key").asText().equals(system)) {
              return Optional.of(entry);
            }
          }
          return Optional.empty();
        });
  }

  private void settle(JsonNode entry, String how, String body) {
    api.post(
            Platform.OPERATOR,
            Service.INVENTORY,
            INBOX + "/" + entry.path("id").asText() + how,
            Json.parse(body))
        .ok();
  }
}
