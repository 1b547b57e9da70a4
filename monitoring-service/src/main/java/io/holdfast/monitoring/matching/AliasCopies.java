// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** This service's copy of which components are known by which names. */
@ApplicationScoped
class AliasCopies {

  /** A name of a component. */
  record Registration(String alias, String component) {}

  /** A component found by a name. */
  record Found(String alias, UUID systemId, String systemKey, String team, String component) {}

  private final Jdbi jdbi;

  AliasCopies(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Set<Registration> of(UUID systemId) {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery(
                        "select alias, component from alias_copy where system_id = :system")
                    .bind("system", systemId)
                    .map(
                        (rs, ctx) ->
                            new Registration(rs.getString("alias"), rs.getString("component")))
                    .list()));
  }

  void replace(UUID systemId, Collection<Registration> registrations) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("delete from alias_copy where system_id = :system")
              .bind("system", systemId)
              .execute();
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into alias_copy (alias, system_id, component)
                  values (:alias, :system, :component)
                  """);
          registrations.forEach(
              registration ->
                  batch
                      .bind("alias", registration.alias())
                      .bind("system", systemId)
                      .bind("component", registration.component())
                      .add());
          if (batch.size() > 0) {
            batch.execute();
          }
        });
  }

  /** Components that have one of the names, of whatever team. */
  List<Found> find(Collection<String> names) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select a.alias, a.component, s.system_id, s.key, s.team
                    from alias_copy a join system_copy s using (system_id)
                    where a.alias = any(:names) order by s.system_id, a.component
                    """)
                .bindArray("names", String.class, names)
                .map(
                    (rs, ctx) ->
                        new Found(
                            rs.getString("alias"),
                            rs.getObject("system_id", UUID.class),
                            rs.getString("key"),
                            rs.getString("team"),
                            rs.getString("component")))
                .list());
  }
}
