// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Decisions and their steps. Part of its caller's transaction. */
@ApplicationScoped
class DecisionRepository {

  private static final String SELECT =
      """
      select d.*, k.system_key, k.team, a.issuer, a.subject, a.name
      from decision d join known_system k using (system_id) join actor a on a.id = d.author
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  DecisionRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  UUID add(
      UUID system,
      DecisionKind kind,
      DecisionContent content,
      String reason,
      @Nullable Instant until,
      UUID author) {
    UUID id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into decision (id, system_id, kind, content, reason, until, at, author)
                    values (:id, :system, :kind, :content, :reason, :until, :now, :author)
                    """)
                .bind("id", id)
                .bind("system", system)
                .bind("kind", kind.name())
                .bind("content", Json.text(content))
                .bind("reason", reason)
                .bind("until", until)
                .bind("now", clock.instant())
                .bind("author", author)
                .execute());
    return id;
  }

  void addStep(UUID decision, DecisionRow.StepKind step, UUID by, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into decision_step (id, decision_id, step, at, by_actor, reason)
                    values (:id, :decision, :step, :now, :by, :reason)
                    """)
                .bind("id", Ids.next())
                .bind("decision", decision)
                .bind("step", step.name())
                .bind("now", clock.instant())
                .bind("by", by)
                .bind("reason", reason)
                .execute());
  }

  /** The decision, held until the transaction ends: of two people only one settles it. */
  Optional<DecisionRow> locked(UUID id) {
    return jdbi.withHandle(
        handle -> {
          handle
              .createQuery("select id from decision where id = :id for update")
              .bind("id", id)
              .mapTo(UUID.class)
              .findOne();
          return find(handle, id);
        });
  }

  Optional<DecisionRow> find(UUID id) {
    return jdbi.withHandle(handle -> find(handle, id));
  }

  private static Optional<DecisionRow> find(Handle handle, UUID id) {
    Map<UUID, List<DecisionRow.Step>> steps = steps(handle, List.of(id));
    return handle
        .createQuery(SELECT + " where d.id = :id")
        .bind("id", id)
        .map((rs, ctx) -> row(rs, steps))
        .findOne();
  }

  /** Decisions on a system, newest first. */
  List<DecisionRow> ofSystem(
      UUID system, @Nullable DecisionKind kind, @Nullable UUID before, int limit) {
    return jdbi.withHandle(
        handle -> {
          List<UUID> ids =
              handle
                  .createQuery(
                      """
                      select id from decision where system_id = :system
                        and (:kind::text is null or kind = :kind)
                        and (:before::uuid is null or id < :before)
                      order by id desc limit :limit
                      """)
                  .bind("system", system)
                  .bind("kind", kind == null ? null : kind.name())
                  .bind("before", before)
                  .bind("limit", limit)
                  .mapTo(UUID.class)
                  .list();
          Map<UUID, List<DecisionRow.Step>> steps = steps(handle, ids);
          return handle
              .createQuery(SELECT + " where d.id = any(:ids) order by d.id desc")
              .bindArray("ids", UUID.class, ids.toArray())
              .map((rs, ctx) -> row(rs, steps))
              .list();
        });
  }

  private static Map<UUID, List<DecisionRow.Step>> steps(Handle handle, List<UUID> decisions) {
    record Of(UUID decision, DecisionRow.Step step) {}
    return handle
        .createQuery(
            """
            select s.*, a.id as author, a.issuer, a.subject, a.name
            from decision_step s join actor a on a.id = s.by_actor
            where decision_id = any(:ids) order by s.id
            """)
        .bindArray("ids", UUID.class, decisions.toArray())
        .map(
            (rs, ctx) ->
                new Of(
                    rs.getObject("decision_id", UUID.class),
                    new DecisionRow.Step(
                        DecisionRow.StepKind.valueOf(rs.getString("step")),
                        rs.getTimestamp("at").toInstant(),
                        person(rs),
                        rs.getString("reason"))))
        .collect(
            Collectors.groupingBy(Of::decision, Collectors.mapping(Of::step, Collectors.toList())));
  }

  private static DecisionRow row(ResultSet rs, Map<UUID, List<DecisionRow.Step>> steps)
      throws SQLException {
    UUID id = rs.getObject("id", UUID.class);
    Timestamp until = rs.getTimestamp("until");
    return new DecisionRow(
        id,
        rs.getObject("system_id", UUID.class),
        rs.getString("system_key"),
        rs.getString("team"),
        DecisionKind.valueOf(rs.getString("kind")),
        content(rs.getString("content")),
        rs.getString("reason"),
        until == null ? null : until.toInstant(),
        rs.getTimestamp("at").toInstant(),
        person(rs),
        steps.getOrDefault(id, List.of()));
  }

  private static DecisionRow.Person person(ResultSet rs) throws SQLException {
    return new DecisionRow.Person(
        rs.getObject("author", UUID.class),
        rs.getString("issuer"),
        rs.getString("subject"),
        rs.getString("name"));
  }

  private static DecisionContent content(String text) {
    try {
      return Json.mapper().readValue(text, DecisionContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored decision cannot be read", e);
    }
  }
}
