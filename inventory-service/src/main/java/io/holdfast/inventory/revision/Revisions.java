// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The revisions of all systems, append-only. */
@ApplicationScoped
public class Revisions {

  private static final TypeReference<List<TypedChange>> CHANGES = new TypeReference<>() {};

  private final Jdbi jdbi;

  Revisions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public void append(Revision revision) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into revision (system_id, number, digest, document, changes, case_id,
                      event_id, valid_from, recorded_at)
                    values (:system, :number, :digest, :document, :changes, :case, :event, :valid,
                      :recorded)
                    """)
                .bind("system", revision.systemId())
                .bind("number", revision.number())
                .bind("digest", revision.digest())
                .bind("document", Json.text(revision.document()))
                .bind("changes", Json.text(revision.changes()))
                .bind("case", revision.caseId())
                .bind("event", revision.eventId())
                .bind("valid", revision.validFrom())
                .bind("recorded", revision.recordedAt())
                .execute());
  }

  public Optional<Revision> find(UUID systemId, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from revision where system_id = :s and number = :n")
                .bind("s", systemId)
                .bind("n", number)
                .map((rs, ctx) -> revision(rs))
                .findOne());
  }

  /** Revisions below a number, newest first. */
  public List<Revision> below(UUID systemId, @Nullable Integer number, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from revision where system_id = :s
                      and (:n::integer is null or number < :n::integer)
                    order by number desc limit :limit
                    """)
                .bind("s", systemId)
                .bind("n", number)
                .bind("limit", limit)
                .map((rs, ctx) -> revision(rs))
                .list());
  }

  private static Revision revision(ResultSet rs) throws SQLException {
    return new Revision(
        rs.getObject("system_id", UUID.class),
        rs.getInt("number"),
        rs.getString("digest"),
        Json.read(rs.getString("document"), SystemDocument.class),
        changes(rs.getString("changes")),
        rs.getObject("case_id", UUID.class),
        rs.getString("event_id"),
        rs.getTimestamp("valid_from").toInstant(),
        rs.getTimestamp("recorded_at").toInstant());
  }

  private static List<TypedChange> changes(String text) {
    try {
      return Json.mapper().readValue(text, CHANGES);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("stored changes cannot be read", e);
    }
  }
}
