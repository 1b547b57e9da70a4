// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Copies of the drafts that people work on, of each the newest revision. */
@ApplicationScoped
public class DraftCopies {

  private static final Logger LOG = Logger.getLogger(DraftCopies.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final MeterRegistry metrics;

  DraftCopies(Jdbi jdbi, Clock clock, MeterRegistry metrics) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** A draft, once it was told of. */
  public Optional<DraftCopy> find(UUID draft) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from draft_copy where draft = :draft")
                .bind("draft", draft)
                .map(
                    (rs, ctx) ->
                        new DraftCopy(
                            draft,
                            rs.getInt("revision"),
                            rs.getString("edition"),
                            rs.getString("content_digest"),
                            content(rs.getString("body")),
                            rs.getString("outcome")))
                .findOne());
  }

  private static String content(String body) {
    return Json.text(Json.readTree(body.getBytes(StandardCharsets.UTF_8)).path("content"));
  }

  /** Keeps a revision in the place of the one before; what comes last is the newest. */
  void store(EditionDrafted drafted, JsonNode body) {
    String contentDigest = CanonicalJson.digest(drafted.content());
    jdbi.useHandle(
        handle -> {
          warnOfFork(handle, drafted, contentDigest);
          store(handle, drafted, contentDigest, body);
        });
  }

  private void store(Handle handle, EditionDrafted drafted, String contentDigest, JsonNode body) {
    handle
        .createUpdate(
            """
            insert into draft_copy (draft, revision, edition, digest, content_digest, body,
              drafted_at, received_at)
            values (:draft, :revision, :edition, :digest, :contentDigest, :body, :draftedAt, :now)
            on conflict (draft) do update set revision = excluded.revision,
              edition = excluded.edition, digest = excluded.digest,
              content_digest = excluded.content_digest, body = excluded.body,
              drafted_at = excluded.drafted_at, received_at = excluded.received_at, outcome = null
            """)
        .bind("draft", drafted.draft())
        .bind("revision", drafted.revision())
        .bind("edition", drafted.edition())
        .bind("digest", drafted.digest())
        .bind("contentDigest", contentDigest)
        .bind("body", Json.text(body))
        .bind("draftedAt", drafted.draftedAt())
        .bind("now", clock.instant())
        .execute();
  }

  private void warnOfFork(Handle handle, EditionDrafted drafted, String contentDigest) {
    boolean forked =
        handle
            .createQuery(
                """
                select exists (select 1 from draft_copy where draft = :draft and
                  (revision > :revision or (revision = :revision and content_digest <> :digest)))
                """)
            .bind("draft", drafted.draft())
            .bind("revision", drafted.revision())
            .bind("digest", contentDigest)
            .mapTo(Boolean.class)
            .one();
    if (forked) {
      LOG.errorf(
          "draft %s: revision %d came again or late with other content; what came last wins",
          drafted.draft(), drafted.revision());
      metrics.counter("holdfast.upstream.forks", "topic", CatalogueHandler.TOPIC).increment();
    }
  }

  /** Forgets drafts that nobody works on and that were last told before the instant. */
  public void forget(Instant before) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from draft_copy where outcome is not null and received_at < ?", before));
  }

  /** Nobody works on it any more. */
  void end(DraftEnded ended) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update draft_copy set outcome = ? where draft = ?",
                ended.outcome(),
                ended.draft()));
  }
}
