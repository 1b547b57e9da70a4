// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.SentEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What connections remember between events; in the transaction of the events that add to it. */
@ApplicationScoped
class SenderMemory {

  private static final Duration PASSING_KEPT = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Clock clock;

  SenderMemory(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** One delivery at a time adds to a memory; in one order, so that no two wait for each other. */
  void lock(List<Delivery> deliveries) {
    TreeSet<String> keys = new TreeSet<>();
    for (Delivery delivery : deliveries) {
      UUID connection = delivery.origin().connection();
      for (Parsed.Item item : delivery.parsed().items()) {
        SentEvent event = item.event();
        Recall recall = event == null ? null : event.recall();
        if (recall != null && connection != null) {
          keys.add(connection + "/" + recall.key());
        }
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    jdbi.useHandle(
        handle ->
            keys.forEach(
                key ->
                    handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", key)));
  }

  /** The event with what it means together with what came before. */
  SentEvent recalled(@Nullable UUID connection, SentEvent event) {
    Recall recall = event.recall();
    if (recall == null || connection == null) {
      return event;
    }
    Recall.Recollection recollection = recall.with(find(connection, recall.key()));
    if (recollection.keep() != null) {
      keep(connection, recall, Objects.requireNonNull(recollection.keep()));
    }
    return event.as(recollection.meaning());
  }

  private @Nullable JsonNode find(UUID connection, String key) {
    List<String> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select value from sender_memory where connection_id = :id and key = :key")
                    .bind("id", connection)
                    .bind("key", key)
                    .mapTo(String.class)
                    .list());
    return found.isEmpty()
        ? null
        : Json.readTree(found.getFirst().getBytes(StandardCharsets.UTF_8));
  }

  private void keep(UUID connection, Recall recall, JsonNode value) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into sender_memory (connection_id, key, value, passing, changed_at)
                    values (:id, :key, :value, :passing, :now)
                    on conflict (connection_id, key) do update
                      set value = excluded.value, changed_at = excluded.changed_at
                    """)
                .bind("id", connection)
                .bind("key", recall.key())
                .bind("value", Json.text(value))
                .bind("passing", recall.isPassing())
                .bind("now", clock.instant())
                .execute());
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "sender-memory")
  void forget() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from sender_memory where passing and changed_at < :before")
                .bind("before", clock.instant().minus(PASSING_KEPT))
                .execute());
  }
}
