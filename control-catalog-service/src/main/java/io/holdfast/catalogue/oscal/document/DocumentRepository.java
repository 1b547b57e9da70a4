// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The tables of imported documents. */
@ApplicationScoped
class DocumentRepository {

  /** Names the advisory lock under which documents are stored, one at a time. */
  private static final long IMPORTING = 0x05ca1001L;

  private static final String SELECT =
      """
      select d.*, w.withdrawn_at, w.reason, e.erased_at from oscal_document d
      left join oscal_withdrawal w on w.document_id = d.id
      left join oscal_erasure e on e.document_id = d.id
      """;

  private static final RowMapper<OscalDocumentResponse> DOCUMENT =
      (rs, ctx) ->
          new OscalDocumentResponse(
              rs.getObject("id", UUID.class),
              OscalKind.valueOf(rs.getString("kind")),
              rs.getObject("oscal_uuid", UUID.class),
              rs.getString("oscal_version"),
              rs.getString("title"),
              rs.getString("version"),
              rs.getString("last_modified"),
              rs.getString("href"),
              rs.getString("digest"),
              rs.getLong("size"),
              rs.getInt("controls"),
              rs.getTimestamp("imported_at").toInstant(),
              rs.getTimestamp("withdrawn_at") == null
                  ? OscalDocumentResponse.ACTIVE
                  : OscalDocumentResponse.WITHDRAWN,
              instant(rs, "withdrawn_at"),
              rs.getString("reason"),
              instant(rs, "erased_at"),
              rs.getInt("note_count"),
              List.of(Json.read(rs.getString("notes"), Violation[].class)));

  private final Jdbi jdbi;

  DocumentRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp time = rs.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** Lets one document be stored at a time, until the transaction ends. */
  void lock() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", IMPORTING));
  }

  void add(OscalDocumentResponse document, byte[] bytes, List<OscalControlResponse> controls) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into oscal_document (id, kind, oscal_uuid, oscal_version, title, version,
                    last_modified, href, digest, size, controls, note_count, notes, imported_at)
                  values (:id, :kind, :oscalUuid, :oscalVersion, :title, :version, :lastModified,
                    :href, :digest, :size, :controls, :noteCount, :notesText, :importedAt)
                  """)
              .bindMethods(document)
              .bind("kind", document.kind().name())
              .bind("notesText", Json.text(document.notes()))
              .execute();
          handle.execute("insert into oscal_content values (?, ?)", document.id(), bytes);
          if (controls.isEmpty()) {
            return;
          }
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into oscal_control (document_id, seq, control_id, title, class, parent)
                  values (:document, :seq, :id, :title, :type, :parent)
                  """);
          for (OscalControlResponse control : controls) {
            batch.bindMethods(control).bind("document", document.id()).add();
          }
          batch.execute();
        });
  }

  Optional<OscalDocumentResponse> find(UUID id) {
    return first(SELECT + "where d.id = :value", id);
  }

  /** The document in use with these bytes. */
  Optional<OscalDocumentResponse> findByDigest(String digest) {
    return first(SELECT + "where d.digest = :value and w.document_id is null", digest);
  }

  /** The newest document in use that gives itself the UUID. */
  Optional<OscalDocumentResponse> findByOscalUuid(UUID uuid) {
    return first(
        SELECT
            + """
              where d.oscal_uuid = :value and w.document_id is null order by d.id desc limit 1
              """,
        uuid);
  }

  /** The newest document in use whose href is this one or ends with it. */
  Optional<OscalDocumentResponse> findByHref(String href) {
    return first(
        SELECT
            + """
              where (d.href = :value or right(d.href, length(:value) + 1) = '/' || :value)
                and w.document_id is null order by d.id desc limit 1
              """,
        href);
  }

  private Optional<OscalDocumentResponse> first(String sql, Object value) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("value", value).map(DOCUMENT).findFirst());
  }

  /** Documents, the newest first. */
  Page<OscalDocumentResponse> list(
      @Nullable String kind, @Nullable String state, PageRequest page) {
    UUID before = id(page.after(0));
    List<OscalDocumentResponse> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                              where (cast(:before as uuid) is null or d.id < :before)
                                and (cast(:kind as text) is null or d.kind = :kind)
                                and (cast(:state as text) is null
                                  or (w.document_id is null) = (:state = 'ACTIVE'))
                              order by d.id desc limit :limit
                              """)
                    .bind("before", before)
                    .bind("kind", kind)
                    .bind("state", state)
                    .bind("limit", page.limit() + 1)
                    .map(DOCUMENT)
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /** The bytes; none, when they were erased. */
  Optional<byte[]> content(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select content from oscal_content where document_id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
  }

  List<OscalControlResponse> controls(UUID id, int after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from oscal_control where document_id = :id and seq > :after
                    order by seq limit :limit
                    """)
                .bind("id", id)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new OscalControlResponse(
                            rs.getInt("seq"),
                            rs.getString("control_id"),
                            rs.getString("title"),
                            rs.getString("class"),
                            rs.getString("parent")))
                .list());
  }

  /** Titles of those of the controls that the catalog has. */
  Map<String, String> titles(UUID id, Collection<String> controls) {
    Map<String, String> titles = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select control_id, title from oscal_control
                    where document_id = :id and control_id = any(:ids)
                      and md5(control_id) in (select md5(x) from unnest(:ids) x)
                    """)
                .bind("id", id)
                .bindArray("ids", String.class, List.copyOf(controls))
                .map((rs, ctx) -> titles.put(rs.getString("control_id"), rs.getString("title")))
                .list());
    return titles;
  }

  void withdraw(UUID id, Instant at, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("insert into oscal_withdrawal values (:id, :at, :reason)")
                .bind("id", id)
                .bind("at", at)
                .bind("reason", reason)
                .execute());
  }

  void erase(UUID id, Instant at, String reason) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate("insert into oscal_erasure values (:id, :at, :reason)")
              .bind("id", id)
              .bind("at", at)
              .bind("reason", reason)
              .execute();
          handle.execute("delete from oscal_content where document_id = ?", id);
          handle.execute("delete from oscal_control where document_id = ?", id);
        });
  }
}
