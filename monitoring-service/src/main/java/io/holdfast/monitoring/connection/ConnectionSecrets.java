// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of connections: at most two in force, so that a sender can be moved from one to the
 * next. What is opened leaves this service never.
 */
@ApplicationScoped
class ConnectionSecrets {

  private static final Logger LOG = Logger.getLogger(ConnectionSecrets.class);

  /** What may be shown of a secret. */
  record Shown(UUID id, Instant createdAt, @Nullable Instant endsAt) {}

  private record Kept(UUID id, UUID connection, SecretKeys.Sealed sealed) {
    String place() {
      return connection + "/" + id;
    }

    static Kept of(ResultSet rs) throws SQLException {
      return new Kept(
          rs.getObject("id", UUID.class),
          rs.getObject("connection_id", UUID.class),
          new SecretKeys.Sealed(rs.getString("key_id"), rs.getBytes("sealed")));
    }
  }

  private final Jdbi jdbi;
  private final SecretKeys keys;
  private final Clock clock;

  ConnectionSecrets(Jdbi jdbi, SecretKeys keys, Clock clock) {
    this.jdbi = jdbi;
    this.keys = keys;
    this.clock = clock;
  }

  /** Those in force, the newest first. */
  List<Shown> shown(UUID connection) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, created_at, ends_at from connection_secret
                    where connection_id = :connection and (ends_at is null or ends_at > :now)
                    order by id desc
                    """)
                .bind("connection", connection)
                .bind("now", clock.instant())
                .map(
                    (rs, ctx) ->
                        new Shown(
                            rs.getObject("id", UUID.class),
                            rs.getTimestamp("created_at").toInstant(),
                            rs.getTimestamp("ends_at") == null
                                ? null
                                : rs.getTimestamp("ends_at").toInstant()))
                .list());
  }

  /** Those in force, opened, the newest first. */
  List<String> opened(UUID connection) {
    List<String> opened = new ArrayList<>();
    for (Kept kept : kept(connection)) {
      Optional<String> secret = keys.open(kept.sealed(), kept.place());
      if (secret.isEmpty()) {
        LOG.errorf("secret %s opens with none of the configured keys", kept.id());
      }
      secret.ifPresent(opened::add);
    }
    return opened;
  }

  private List<Kept> kept(UUID connection) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from connection_secret
                    where connection_id = :connection and (ends_at is null or ends_at > :now)
                    order by id desc
                    """)
                .bind("connection", connection)
                .bind("now", clock.instant())
                .map((rs, ctx) -> Kept.of(rs))
                .list());
  }

  /** Sets the current secret. The one before it is taken for a while; any older one no more. */
  UUID set(UUID connection, String secret, Duration overlap) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    SecretKeys.Sealed sealed = keys.seal(secret, connection + "/" + id);
    jdbi.useHandle(
        handle -> {
          endEarlier(handle, connection, now, now.plus(overlap));
          handle
              .createUpdate(
                  """
                  insert into connection_secret (id, connection_id, sealed, key_id, created_at)
                  values (:id, :connection, :sealed, :keyId, :now)
                  """)
              .bind("id", id)
              .bind("connection", connection)
              .bind("sealed", sealed.bytes())
              .bind("keyId", sealed.keyId())
              .bind("now", now)
              .execute();
        });
    return id;
  }

  private static void endEarlier(Handle handle, UUID connection, Instant now, Instant ends) {
    handle
        .createUpdate(
            """
            delete from connection_secret
            where connection_id = :connection and id not in (
              select id from connection_secret where connection_id = :connection
                and (ends_at is null or ends_at > :now) order by id desc limit 1)
            """)
        .bind("connection", connection)
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            update connection_secret set ends_at = least(ends_at, :ends)
            where connection_id = :connection
            """)
        .bind("connection", connection)
        .bind("ends", ends)
        .execute();
  }

  /** Takes a secret out of force at once; false when there is none of that id. */
  boolean end(UUID connection, UUID id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "delete from connection_secret where connection_id = :connection and id = :id")
                    .bind("connection", connection)
                    .bind("id", id)
                    .execute())
        == 1;
  }

  /** Seals with the current key whatever an earlier one had sealed; how many. */
  int sealAnew() {
    List<Kept> old =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from connection_secret where key_id <> :current order by id for update")
                    .bind("current", keys.currentId())
                    .map((rs, ctx) -> Kept.of(rs))
                    .list());
    int done = 0;
    for (Kept kept : old) {
      Optional<String> secret = keys.open(kept.sealed(), kept.place());
      if (secret.isPresent()) {
        replace(kept.id(), keys.seal(secret.get(), kept.place()));
        done++;
      } else {
        LOG.errorf("secret %s opens with none of the configured keys; set it anew", kept.id());
      }
    }
    return done;
  }

  private void replace(UUID id, SecretKeys.Sealed sealed) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update connection_secret set sealed = :sealed, key_id = :keyId where id = :id")
                .bind("sealed", sealed.bytes())
                .bind("keyId", sealed.keyId())
                .bind("id", id)
                .execute());
  }
}
