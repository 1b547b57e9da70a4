// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The changes of the world, append-only. Part of its caller's transaction. */
@ApplicationScoped
public class WorldChanges {

  static final String OBJECT = "world-change";

  private static final String SELECT =
      """
      select c.*, a.issuer, a.subject, a.name, s.step, s.at, s.reason,
        b.issuer as by_issuer, b.subject as by_subject, b.name as by_name
      from world_change c join actor a on a.id = c.author
      left join world_change_step s on s.change_id = c.id left join actor b on b.id = s.by_actor
      """;

  private final Jdbi jdbi;
  private final History history;
  private final Clock clock;

  WorldChanges(Jdbi jdbi, History history, Clock clock) {
    this.jdbi = jdbi;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Keeps a change that waits for a second person. Its ids have to be those of the edition.
   *
   * @return its id
   */
  public UUID propose(NewWorldChange change, Actor author, String reason) {
    UUID id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into world_change (id, kind, occurred_at, families, requirements, source,
                      source_edition, refs, summary, proposed_at, author)
                    values (:id, :kind, :occurred, :families, :requirements, :source, :edition,
                      :refs, :summary, :now, :author)
                    """)
                .bind("id", id)
                .bind("kind", change.kind())
                .bind("occurred", change.occurredAt())
                .bindArray("families", String.class, change.families().toArray())
                .bindArray("requirements", String.class, change.requirements().toArray())
                .bind("source", change.source())
                .bind("edition", change.sourceEdition())
                .bindArray("refs", String.class, change.references().toArray())
                .bind("summary", change.summary())
                .bind("now", clock.instant())
                .bind("author", history.actorId(author))
                .execute());
    history.record(OBJECT, id, null, "PROPOSED", author, reason, null);
    return id;
  }

  void settle(UUID id, WorldChange.State step, Actor by, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into world_change_step (change_id, step, at, by_actor, reason)
                    values (:id, :step, :now, :by, :reason)
                    """)
                .bind("id", id)
                .bind("step", step.name())
                .bind("now", clock.instant())
                .bind("by", history.actorId(by))
                .bind("reason", reason)
                .execute());
    history.record(OBJECT, id, null, step.name(), by, reason, null);
  }

  /** A change and how it stands. */
  public Optional<WorldChangeResponse> response(UUID id) {
    return find(id).map(WorldChangeResponse::of);
  }

  Optional<WorldChange> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where c.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> change(rs))
                .findOne());
  }

  /** The change, held until the transaction ends: of two people only one settles it. */
  Optional<WorldChange> locked(UUID id) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select id from world_change where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne());
    return find(id);
  }

  /** Last proposed first. */
  List<WorldChange> list(WorldChange.@Nullable State state, @Nullable UUID before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                          where (cast(:state as text) is null
                              or coalesce(s.step, 'PROPOSED') = :state)
                            and (cast(:before as uuid) is null or c.id < :before)
                          order by c.id desc limit :limit
                          """)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> change(rs))
                .list());
  }

  /** Everything that was confirmed, in the order of confirmation. */
  List<WorldChange> confirmed() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where s.step = 'CONFIRMED' order by s.at, c.id")
                .map((rs, ctx) -> change(rs))
                .list());
  }

  private static WorldChange change(ResultSet rs) throws SQLException {
    return new WorldChange(
        rs.getObject("id", UUID.class),
        new NewWorldChange(
            rs.getString("kind"),
            instant(rs, "occurred_at"),
            texts(rs.getArray("families")),
            texts(rs.getArray("requirements")),
            rs.getString("source"),
            rs.getString("source_edition"),
            texts(rs.getArray("refs")),
            rs.getString("summary")),
        instant(rs, "proposed_at"),
        new WorldChange.Person(
            rs.getString("issuer"), rs.getString("subject"), rs.getString("name")),
        settlement(rs));
  }

  private static WorldChange.@Nullable Settlement settlement(ResultSet rs) throws SQLException {
    String step = rs.getString("step");
    return step == null
        ? null
        : new WorldChange.Settlement(
            WorldChange.State.valueOf(step),
            instant(rs, "at"),
            new WorldChange.Person(
                rs.getString("by_issuer"), rs.getString("by_subject"), rs.getString("by_name")),
            rs.getString("reason"));
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getTimestamp(column).toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }
}
