// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The reports that evidence was read from, stored once per digest, in chunks. */
@ApplicationScoped
class Contents {

  /** Bytes of a chunk; the table refuses longer ones. */
  static final int CHUNK = 1024 * 1024;

  /** Bytes that can be read again. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** A report to be stored. */
  record Content(Source bytes, String digest, EvidenceReport report) {}

  /**
   * What is stored.
   *
   * @param removedAt absent: it is there
   */
  record Stored(
      String digest,
      long size,
      String mediaType,
      @Nullable String fileName,
      @Nullable Instant removedAt) {}

  /** A piece of evidence that was read from a report. */
  record Holder(UUID evidence, @Nullable String team) {}

  private final Jdbi jdbi;
  private final Clock clock;

  Contents(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Stores it for a piece of evidence. Part of its caller's transaction. */
  void keep(UUID evidence, Content content) {
    jdbi.useHandle(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      """
                      insert into evidence_content (digest, size, media_type, stored_at)
                      values (:digest, :size, :mediaType, :now) on conflict (digest) do nothing
                      """)
                  .bind("digest", content.digest())
                  .bind("size", content.report().size())
                  .bind("mediaType", content.report().mediaType())
                  .bind("now", clock.instant())
                  .execute();
          if (added > 0) {
            store(handle, content);
          }
          handle
              .createUpdate(
                  "insert into evidence_report (evidence_id, digest, body) values (:id, :digest, :body)")
              .bind("id", evidence)
              .bind("digest", content.digest())
              .bind("body", Json.text(content.report()))
              .execute();
        });
  }

  private static void store(Handle handle, Content content) {
    try (InputStream in = content.bytes().open()) {
      byte[] chunk = in.readNBytes(CHUNK);
      for (int number = 0; chunk.length > 0; number++) {
        handle.execute(
            "insert into evidence_content_chunk (digest, number, bytes) values (?, ?, ?)",
            content.digest(),
            number,
            chunk);
        chunk = in.readNBytes(CHUNK);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is stored for a piece of evidence. */
  Optional<Stored> of(UUID evidence) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.*, r.body from evidence_report r join evidence_content c using (digest)
                    where r.evidence_id = :id
                    """)
                .bind("id", evidence)
                .map(
                    (rs, ctx) ->
                        new Stored(
                            rs.getString("digest"),
                            rs.getLong("size"),
                            rs.getString("media_type"),
                            Json.read(rs.getString("body"), EvidenceReport.class).fileName(),
                            rs.getTimestamp("removed_at") == null
                                ? null
                                : rs.getTimestamp("removed_at").toInstant()))
                .findOne());
  }

  /** A chunk of it; empty past the last. */
  byte[] chunk(String digest, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select bytes from evidence_content_chunk where digest = :digest and number = :n")
                .bind("digest", digest)
                .bind("n", number)
                .map((rs, ctx) -> rs.getBytes("bytes"))
                .findOne()
                .orElseGet(() -> new byte[0]));
  }

  /**
   * Removes the bytes; the digest stays.
   *
   * @return whether they were there; the evidence that was read from them is told by {@link
   *     #holders}
   */
  boolean remove(String digest, String reason) {
    return jdbi.withHandle(
        handle -> {
          int removed =
              handle
                  .createUpdate(
                      """
                      update evidence_content set removed_at = :now, removal_reason = :reason
                      where digest = :digest and removed_at is null
                      """)
                  .bind("now", clock.instant())
                  .bind("reason", reason)
                  .bind("digest", digest)
                  .execute();
          handle.execute("delete from evidence_content_chunk where digest = ?", digest);
          return removed > 0;
        });
  }

  /** All evidence that was read from it. */
  List<Holder> holders(String digest) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.id, e.team from evidence_report r join evidence e on e.id = r.evidence_id
                    where r.digest = :digest order by e.id
                    """)
                .bind("digest", digest)
                .map((rs, ctx) -> new Holder(rs.getObject("id", UUID.class), rs.getString("team")))
                .list());
  }
}
