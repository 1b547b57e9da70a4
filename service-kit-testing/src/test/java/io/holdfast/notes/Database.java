// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the tests read in the database of the notes service. */
@ApplicationScoped
class Database {

  static final Duration LIMIT = Duration.ofSeconds(20);

  record Applied(
      String eventId, long epoch, long version, boolean baseline, @Nullable String skipped) {}

  private final Jdbi jdbi;

  Database(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Applied> applied(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from applied where key = :key order by nr")
                .bind("key", key)
                .map(
                    (rs, ctx) ->
                        new Applied(
                            rs.getString("event_id"),
                            rs.getLong("epoch"),
                            rs.getLong("version"),
                            rs.getBoolean("baseline"),
                            rs.getString("skipped")))
                .list());
  }

  List<Long> appliedVersions(String key) {
    return applied(key).stream().map(Applied::version).toList();
  }

  void awaitApplied(String key, Long... versions) {
    await("versions applied of " + key)
        .atMost(LIMIT)
        .until(() -> appliedVersions(key), List.of(versions)::equals);
  }

  /** States of a key's events by version. */
  List<String> states(String key) {
    return texts(
        "select version || ' ' || state from inbox where key = :key order by epoch, version, id",
        key);
  }

  void awaitStates(String key, String... states) {
    await("states of " + key).atMost(LIMIT).until(() -> states(key), List.of(states)::equals);
  }

  UUID inboxId(String key, long version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from inbox where key = :key and version = :version")
                .bind("key", key)
                .bind("version", version)
                .mapTo(UUID.class)
                .one());
  }

  long count(String sql, String key) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("key", key).mapTo(Long.class).one());
  }

  List<String> texts(String sql, String key) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("key", key).mapTo(String.class).list());
  }

  void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }
}
