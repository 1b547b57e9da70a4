// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.tailoring.Conflict;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Drafts and their revisions, which are only ever added to. */
@ApplicationScoped
class DraftStore {

  private static final String SELECT =
      """
      select d.id, d.state, d.opened_at, d.ended_at, r.* from draft d
      join draft_revision r on r.draft_id = d.id and r.revision = d.revision
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  DraftStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A revision that is to be kept.
   *
   * @param author whose it is, as history names people
   */
  record NewRevision(
      String base,
      String version,
      JsonNode profile,
      @Nullable String content,
      @Nullable String digest,
      List<Conflict> conflicts,
      UUID author) {}

  Optional<Draft> findOpen() {
    return findOne("where d.state in ('DRAFT', 'IN_REVIEW')", Map.of());
  }

  Optional<Draft> find(UUID id) {
    return findOne("where d.id = :id", Map.of("id", id));
  }

  private Optional<Draft> findOne(String where, Map<String, ?> values) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + where)
                .bindMap(values)
                .map((rs, ctx) -> draft(rs))
                .findOne());
  }

  /** Drafts, opened last first. */
  Page<Draft> list(@Nullable UUID before, PageRequest page) {
    List<Draft> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                              where cast(:before as uuid) is null or d.id < :before
                              order by d.id desc limit :limit
                              """)
                    .bind("before", before)
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> draft(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** The draft that became an edition. */
  UUID ofEdition(String version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select draft_id from edition where version = :version")
                .bind("version", version)
                .mapTo(UUID.class)
                .one());
  }

  /** How many drafts have been published so far. */
  int countPublished() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from draft where state = 'PUBLISHED'")
                .mapTo(Integer.class)
                .one());
  }

  /** Opens a draft with its first revision. */
  UUID open(NewRevision first) {
    UUID id = Ids.next();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into draft (id, state, revision, opened_at)
                    values (:id, 'DRAFT', 1, :now)
                    """)
                .bind("id", id)
                .bind("now", clock.instant())
                .execute());
    addRevision(id, 1, first);
    return id;
  }

  /** Adds a revision; what was in review is a draft again. */
  void revise(Draft draft, NewRevision next) {
    int revision = draft.revision() + 1;
    addRevision(draft.id(), revision, next);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update draft set state = 'DRAFT', revision = ? where id = ?",
                revision,
                draft.id()));
  }

  private void addRevision(UUID draft, int revision, NewRevision next) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into draft_revision (draft_id, revision, base, version, profile, content,
                      digest, conflicts, actor_id, made_at)
                    values (:draft, :revision, :base, :version, :profile, :content, :digest,
                      :conflicts, :actor, :now)
                    """)
                .bind("draft", draft)
                .bind("revision", revision)
                .bind("base", next.base())
                .bind("version", next.version())
                .bind("profile", Json.text(next.profile()))
                .bind("content", next.content())
                .bind("digest", next.digest())
                .bind("conflicts", Json.text(next.conflicts()))
                .bind("actor", next.author())
                .bind("now", clock.instant())
                .execute());
  }

  void move(Draft draft, DraftState state) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update draft set state = :state, ended_at = :ended where id = :id")
                .bind("state", state.name())
                .bind("ended", state.isOpen() ? null : clock.instant())
                .bind("id", draft.id())
                .execute());
  }

  void addSubmission(Draft draft, UUID actor) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into draft_submission (draft_id, revision, actor_id, submitted_at)
                    values (:draft, :revision, :actor, :now) on conflict do nothing
                    """)
                .bind("draft", draft.id())
                .bind("revision", draft.revision())
                .bind("actor", actor)
                .bind("now", clock.instant())
                .execute());
  }

  /** Whether a person, by whatever client, wrote a revision of it or handed this one to review. */
  boolean isOf(Draft draft, Actor person) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from actor a
                      where a.issuer = :issuer and a.subject = :subject and (
                        exists (select 1 from draft_revision r
                          where r.draft_id = :draft and r.actor_id = a.id)
                        or exists (select 1 from draft_submission s
                          where s.draft_id = :draft and s.revision = :revision
                            and s.actor_id = a.id)))
                    """)
                .bind("draft", draft.id())
                .bind("revision", draft.revision())
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .mapTo(Boolean.class)
                .one());
  }

  private static Draft draft(ResultSet rs) throws SQLException {
    Timestamp ended = rs.getTimestamp("ended_at");
    return new Draft(
        rs.getObject("id", UUID.class),
        DraftState.valueOf(rs.getString("state")),
        rs.getInt("revision"),
        rs.getString("base"),
        rs.getString("version"),
        Json.readTree(rs.getString("profile").getBytes(StandardCharsets.UTF_8)),
        rs.getString("content"),
        rs.getString("digest"),
        conflicts(rs.getString("conflicts")),
        rs.getTimestamp("opened_at").toInstant(),
        rs.getTimestamp("made_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static List<Conflict> conflicts(String text) {
    JsonNode tree = Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    return Json.mapper().convertValue(tree, new TypeReference<List<Conflict>>() {});
  }
}
