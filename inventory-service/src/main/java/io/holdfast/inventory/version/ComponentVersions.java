// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.inventory.document.SystemDocument.DataVersion;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All versions that were ever heard of. */
@ApplicationScoped
public class ComponentVersions {

  private static final TypeReference<List<DataVersion>> DATA = new TypeReference<>() {};

  private final Jdbi jdbi;
  private final Clock clock;

  ComponentVersions(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A version by its identity. One that is named without its digest is found by its label, too, and
   * then one whose digest is known goes first: the digest may have been told after the label.
   */
  public Optional<KnownVersion> find(UUID systemId, String component, Version version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from (
                      select * from component_version
                      where system_id = :s and component = :c and identity = :identity
                      union all
                      select * from component_version
                      where system_id = :s and component = :c and label = :label and :nodigest) v
                    order by digest is not null desc, identity = :identity desc,
                      first_seen_at desc limit 1
                    """)
                .bind("s", systemId)
                .bind("c", component)
                .bind("identity", version.identity())
                .bind("nodigest", version.digest() == null)
                .bind("label", version.label())
                .map((rs, ctx) -> known(rs))
                .findOne());
  }

  /** Records that a version reached a stage; the earliest report of a stage counts. */
  public void reached(UUID systemId, String component, Version version, Stage stage, Instant at) {
    String column =
        switch (stage) {
          case TRAINED -> "trained_at";
          case PROMOTED -> "promoted_at";
          case DEPLOYED -> "deployed_at";
        };
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into component_version as v (system_id, component, identity, label, digest,
                      registry, trained_on, %1$s, first_seen_at)
                    values (:s, :c, :identity, :label, :digest, :registry, :data, :at, :now)
                    on conflict (system_id, component, identity)
                    do update set %1$s = least(v.%1$s, excluded.%1$s),
                      trained_on = case when v.trained_on = '[]' then excluded.trained_on
                        else v.trained_on end
                    """
                        .formatted(column))
                .bind("s", systemId)
                .bind("c", component)
                .bind("identity", version.identity())
                .bind("label", version.label())
                .bind("digest", version.digest())
                .bind("registry", version.registry())
                .bind("data", Json.text(version.trainedOn()))
                .bind("at", at)
                .bind("now", clock.instant())
                .execute());
  }

  /** All versions of a component, newest first. */
  public List<KnownVersion> of(UUID systemId, String component, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from component_version where system_id = :s and component = :c
                    order by first_seen_at desc, identity limit :limit
                    """)
                .bind("s", systemId)
                .bind("c", component)
                .bind("limit", limit)
                .map((rs, ctx) -> known(rs))
                .list());
  }

  /** A component was renamed: its versions go with it. */
  public void renamed(UUID systemId, String from, String to) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update component_version set component = ? where system_id = ? and component = ?",
                to,
                systemId,
                from));
  }

  private static KnownVersion known(ResultSet rs) throws SQLException {
    try {
      return new KnownVersion(
          rs.getString("component"),
          rs.getString("identity"),
          rs.getString("label"),
          rs.getString("digest"),
          rs.getString("registry"),
          Json.mapper().readValue(rs.getString("trained_on"), DATA),
          instant(rs.getTimestamp("trained_at")),
          instant(rs.getTimestamp("promoted_at")),
          instant(rs.getTimestamp("deployed_at")));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("stored version cannot be read", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp value) {
    return value == null ? null : value.toInstant();
  }
}
