// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people decided on techniques, append-only; a technique is the same in every file. */
@ApplicationScoped
class AtlasDecisions {

  private final Jdbi jdbi;
  private final History history;
  private final Clock clock;

  AtlasDecisions(Jdbi jdbi, History history, Clock clock) {
    this.jdbi = jdbi;
    this.history = history;
    this.clock = clock;
  }

  void add(UUID importId, AcceptanceRequest request, @Nullable UUID worldChange, Actor author) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into atlas_decision (id, import_id, technique, dismissed, families,
                      controls, world_change, reason, at, author)
                    values (:id, :import, :technique, :dismissed, :families, :controls, :change,
                      :reason, :now, :author)
                    """)
                .bind("id", Ids.next())
                .bind("import", importId)
                .bind("technique", request.technique())
                .bind("dismissed", request.dismisses())
                .bindArray("families", String.class, request.familiesOrNone().toArray())
                .bindArray("controls", String.class, request.controlsOrNone().toArray())
                .bind("change", worldChange)
                .bind("reason", request.reason())
                .bind("now", clock.instant())
                .bind("author", history.actorId(author))
                .execute());
  }

  /** The last decision on each of the techniques. */
  Map<String, AtlasDecision> latest(List<String> techniques) {
    Map<String, AtlasDecision> latest = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct on (d.technique) d.*, a.name
                    from atlas_decision d join actor a on a.id = d.author
                    where d.technique = any(:techniques) order by d.technique, d.id desc
                    """)
                .bindArray("techniques", String.class, techniques.toArray())
                .map((rs, ctx) -> decision(rs))
                .forEach(decision -> latest.put(decision.technique(), decision)));
    return latest;
  }

  private static AtlasDecision decision(ResultSet rs) throws SQLException {
    String name = rs.getString("name");
    return new AtlasDecision(
        rs.getObject("import_id", UUID.class),
        rs.getString("technique"),
        rs.getBoolean("dismissed"),
        texts(rs.getArray("families")),
        texts(rs.getArray("controls")),
        rs.getObject("world_change", UUID.class),
        rs.getString("reason"),
        rs.getTimestamp("at").toInstant(),
        name == null ? "erased" : name);
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }
}
