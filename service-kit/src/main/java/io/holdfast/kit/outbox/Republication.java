// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.time.Ids;
import io.holdfast.kit.time.Wakeable;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Publishes an owner's state again in the background, in chunks, resumed after a crash. */
@ApplicationScoped
public class Republication {

  private static final int CHUNK = 50;

  /** How far a republication has come. */
  @Schema(name = "Republication")
  public record Progress(
      UUID id,
      String topic,
      @Nullable Instant since,
      long done,
      String state,
      String requestedBy,
      Instant requestedAt,
      @Nullable Instant endedAt) {}

  private record Task(UUID id, String topic, @Nullable Instant since, @Nullable String afterKey) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final Outbox outbox;
  private final List<Republisher> republishers;
  private final Wakeable loop;

  Republication(Jdbi jdbi, Clock clock, Outbox outbox, @All List<Republisher> republishers) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.outbox = outbox;
    this.republishers = republishers;
    this.loop = new Wakeable("republication", Duration.ofSeconds(2), this::round);
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    if (!republishers.isEmpty()) {
      loop.start();
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    if (!republishers.isEmpty()) {
      loop.close();
    }
  }

  /**
   * Asks for everything of a topic to be published again.
   *
   * @param since for owners that republish a period: from when on; absent: whatever is still open
   * @throws Problem invalid, when this service does not write the topic
   */
  public Progress request(String topic, @Nullable Instant since, String requestedBy) {
    if (republisher(topic).isEmpty()) {
      throw Problem.invalid(
          "/topic",
          "unknown-topic",
          "this service republishes " + republishers.stream().map(Republisher::topic).toList());
    }
    UUID id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into republication (id, topic, since, state, requested_by, requested_at)
                    values (:id, :topic, :since, 'RUNNING', :by, :now)
                    """)
                .bind("id", id)
                .bind("topic", topic)
                .bind("since", since)
                .bind("by", requestedBy)
                .bind("now", clock.instant())
                .execute());
    loop.wake();
    return progress(id);
  }

  /** Requests, newest first. */
  public List<Progress> recent() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from republication order by id desc limit 50")
                .map((rs, ctx) -> progress(rs))
                .list());
  }

  /**
   * One request.
   *
   * @throws Problem not found
   */
  public Progress progress(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from republication where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> progress(rs))
                .findOne()
                .orElseThrow(() -> Problem.notFound("republication", id)));
  }

  private static Progress progress(java.sql.ResultSet rs) throws java.sql.SQLException {
    return new Progress(
        rs.getObject("id", UUID.class),
        rs.getString("topic"),
        instant(rs, "since"),
        rs.getLong("done"),
        rs.getString("state"),
        rs.getString("requested_by"),
        rs.getTimestamp("requested_at").toInstant(),
        instant(rs, "ended_at"));
  }

  private static @Nullable Instant instant(java.sql.ResultSet rs, String column)
      throws java.sql.SQLException {
    java.sql.Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  private Optional<Republisher> republisher(String topic) {
    return republishers.stream().filter(r -> r.topic().equals(topic)).findFirst();
  }

  private boolean round() {
    return QuarkusTransaction.requiringNew()
        .timeout(300)
        .call(() -> jdbi.withHandle(this::nextChunk));
  }

  private boolean nextChunk(Handle handle) {
    Optional<Task> found =
        handle
            .createQuery(
                """
                select id, topic, since, after_key from republication where state = 'RUNNING'
                order by id limit 1 for update skip locked
                """)
            .map(
                (rs, ctx) ->
                    new Task(
                        rs.getObject("id", UUID.class),
                        rs.getString("topic"),
                        instant(rs, "since"),
                        rs.getString("after_key")))
            .findOne();
    found.ifPresent(task -> publish(handle, task));
    return found.isPresent();
  }

  private void publish(Handle handle, Task task) {
    Republisher republisher = republisher(task.topic()).orElseThrow();
    List<String> keys = republisher.keysAfter(task.afterKey(), CHUNK);
    for (String key : keys) {
      outbox.beginEpoch(task.topic(), key);
      republisher.republish(key, task.since());
    }
    boolean last = keys.size() < CHUNK;
    handle
        .createUpdate(
            """
            update republication set done = done + :done, after_key = coalesce(:after, after_key),
              state = :state, ended_at = :ended where id = :id
            """)
        .bind("done", keys.size())
        .bind("after", keys.isEmpty() ? null : keys.getLast())
        .bind("state", last ? "DONE" : "RUNNING")
        .bind("ended", last ? clock.instant() : null)
        .bind("id", task.id())
        .execute();
  }
}
