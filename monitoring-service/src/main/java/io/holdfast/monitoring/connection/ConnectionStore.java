// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.connection.Connection.Origin;
import io.holdfast.monitoring.connection.Connection.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The SQL of connections. */
@ApplicationScoped
class ConnectionStore {

  /** One change of declarations at a time, so that two replicas do not apply files at once. */
  private static final long LOCK = 0x686f6c64_636f6e6eL;

  private final Jdbi jdbi;

  ConnectionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void lockAll() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", LOCK));
  }

  /** By id, or by key where the text is no id. */
  Optional<Connection> find(String idOrKey) {
    return find(idOrKey, "");
  }

  /** The same, locked until the transaction ends. */
  Optional<Connection> lock(String idOrKey) {
    return find(idOrKey, " for update");
  }

  private Optional<Connection> find(String idOrKey, String lock) {
    UUID id = id(idOrKey);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from connection where "
                        + (id == null ? "key = :key" : "id = :id")
                        + lock)
                .bind(id == null ? "key" : "id", id == null ? idOrKey : id)
                .map((rs, ctx) -> of(rs))
                .findOne());
  }

  private static @Nullable UUID id(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Of the given teams, by key. */
  List<Connection> list(
      TeamScope teams, ConnectionFilter filter, @Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection where (:all or team = any(:teams))
                      and (:team::text is null or team = :team)
                      and (:kind::text is null or kind = :kind)
                      and (state <> 'RETIRED' or :retired)
                      and (:after::text is null or key > :after) order by key limit :limit
                    """)
                .bind("all", teams.all())
                .bindArray("teams", String.class, (Object[]) teams.array())
                .bind("team", filter.team())
                .bind("kind", filter.kind())
                .bind("retired", filter.retired())
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, ctx) -> of(rs))
                .list());
  }

  /** Those of a kind that are in use, oldest first. */
  List<Connection> active(String kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from connection where kind = :kind and state = 'ACTIVE' order by id")
                .bind("kind", kind)
                .map((rs, ctx) -> of(rs))
                .list());
  }

  /** Those that files declare. */
  List<Connection> declaredInFiles() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from connection where origin = 'FILE' order by key")
                .map((rs, ctx) -> of(rs))
                .list());
  }

  void insert(Connection connection) {
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        """
                        insert into connection (id, key, team, kind, document, digest,
                          silence_seconds, origin, state, created_at, changed_at)
                        values (:id, :key, :team, :kind, :document, :digest, :silence, :origin,
                          :state, :createdAt, :changedAt)
                        """),
                    connection)
                .bind("createdAt", connection.createdAt())
                .execute());
  }

  void update(Connection connection) {
    jdbi.useHandle(
        handle ->
            bind(
                    handle.createUpdate(
                        """
                        update connection set key = :key, team = :team, kind = :kind,
                          document = :document, digest = :digest, silence_seconds = :silence,
                          origin = :origin, state = :state, changed_at = :changedAt
                        where id = :id
                        """),
                    connection)
                .execute());
  }

  private static Update bind(Update update, Connection connection) {
    Duration silence = connection.document().silence();
    return update
        .bind("id", connection.id())
        .bind("key", connection.key())
        .bind("team", connection.team())
        .bind("kind", connection.kind())
        .bind("document", Json.text(connection.document()))
        .bind("digest", connection.digest())
        .bind("silence", silence == null ? null : silence.toSeconds())
        .bind("origin", connection.origin().name())
        .bind("state", connection.state().name())
        .bind("changedAt", connection.changedAt());
  }

  private static Connection of(ResultSet rs) throws SQLException {
    return new Connection(
        rs.getObject("id", UUID.class),
        Json.read(rs.getString("document"), ConnectionDocument.class),
        rs.getString("digest"),
        Origin.valueOf(rs.getString("origin")),
        State.valueOf(rs.getString("state")),
        rs.getTimestamp("created_at").toInstant(),
        rs.getTimestamp("changed_at").toInstant());
  }
}
