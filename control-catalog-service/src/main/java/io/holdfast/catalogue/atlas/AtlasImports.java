// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The files that were taken in, append-only, and which of them is active. */
@ApplicationScoped
class AtlasImports {

  /** Names the advisory lock under which files are taken in and techniques decided. */
  private static final long WRITING = 0x0a71a5L;

  private static final String ACTIVE =
      "(select import_id from atlas_activation order by seq desc limit 1)";

  private static final String SELECT =
      """
      select i.id, i.content_version, i.format, i.digest, i.content_digest, i.tactics, i.techniques,
        i.sub_techniques, i.mitigations, i.findings, i.imported_at, a.name,
        coalesce(i.id = %s, false) as active
      from atlas_import i join actor a on a.id = i.author
      """
          .formatted(ACTIVE);

  /** An import and what was read from its file. */
  record Active(UUID id, AtlasContent content) {}

  private final Jdbi jdbi;
  private final Clock clock;

  AtlasImports(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Lets one person write at a time, until the transaction ends. */
  void lock() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", WRITING));
  }

  UUID add(
      AtlasContent content,
      String digest,
      String contentDigest,
      AtlasFindings findings,
      UUID author) {
    UUID id = Ids.next();
    AtlasImport.Counts counts = AtlasImport.Counts.of(content);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into atlas_import (id, content_version, format, digest, content_digest,
                      content, tactics, techniques, sub_techniques, mitigations, edition,
                      basis_import, findings, imported_at, author)
                    values (:id, :version, :format, :digest, :contentDigest, :content, :tactics,
                      :techniques, :subTechniques, :mitigations, :edition, :basis, :findings, :now,
                      :author)
                    """)
                .bind("id", id)
                .bind("version", content.contentVersion())
                .bind("format", content.format())
                .bind("digest", digest)
                .bind("contentDigest", contentDigest)
                .bind("content", CanonicalJson.text(content))
                .bind("tactics", counts.tactics())
                .bind("techniques", counts.techniques())
                .bind("subTechniques", counts.subTechniques())
                .bind("mitigations", counts.mitigations())
                .bind("edition", findings.edition())
                .bind("basis", findings.basis().importId())
                .bind("findings", Json.text(findings))
                .bind("now", clock.instant())
                .bind("author", author)
                .execute());
    return id;
  }

  Optional<AtlasImport> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where i.id = :id")
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .findOne());
  }

  /** Last taken in first. */
  List<AtlasImport> list(@Nullable UUID before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                          where cast(:before as uuid) is null or i.id < :before
                          order by i.id desc limit :limit
                          """)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> row(rs))
                .list());
  }

  /** The import that says the same and was compared with the same. */
  Optional<UUID> same(String contentDigest, String edition, @Nullable UUID basis) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from atlas_import
                    where content_digest = :digest and edition = :edition
                      and basis_import is not distinct from cast(:basis as uuid)
                    order by id limit 1
                    """)
                .bind("digest", contentDigest)
                .bind("edition", edition)
                .bind("basis", basis)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Imports of the same version of ATLAS that say something else: an alarm. */
  List<UUID> contradicting(AtlasImport row) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id from atlas_import
                    where content_version = :version and content_digest <> :digest order by id
                    """)
                .bind("version", row.contentVersion())
                .bind("digest", row.contentDigest())
                .mapTo(UUID.class)
                .list());
  }

  Optional<Active> active() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id, content from atlas_import where id = " + ACTIVE)
                .map(
                    (rs, ctx) ->
                        new Active(
                            rs.getObject("id", UUID.class),
                            Json.read(rs.getString("content"), AtlasContent.class)))
                .findOne());
  }

  void activate(UUID id, UUID by, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into atlas_activation (import_id, at, by_actor, reason)
                    values (:id, :now, :by, :reason)
                    """)
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("by", by)
                .bind("reason", reason)
                .execute());
  }

  private static AtlasImport row(ResultSet rs) throws SQLException {
    String name = rs.getString("name");
    return new AtlasImport(
        rs.getObject("id", UUID.class),
        rs.getString("content_version"),
        rs.getString("format"),
        rs.getString("digest"),
        rs.getString("content_digest"),
        new AtlasImport.Counts(
            rs.getInt("tactics"),
            rs.getInt("techniques"),
            rs.getInt("sub_techniques"),
            rs.getInt("mitigations")),
        Json.read(rs.getString("findings"), AtlasFindings.class),
        rs.getTimestamp("imported_at").toInstant(),
        name == null ? "erased" : name,
        rs.getBoolean("active"));
  }
}
