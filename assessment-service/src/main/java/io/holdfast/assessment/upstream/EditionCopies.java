// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.upstream.CatalogueListener.Activation;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Copies of editions; the one that was received last is the active one. */
@ApplicationScoped
public class EditionCopies {

  private static final Logger LOG = Logger.getLogger(EditionCopies.class);
  private static final int KEPT_OPEN = 4;

  private final Jdbi jdbi;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final ConcurrentHashMap<String, EditionDocument> open = new ConcurrentHashMap<>();

  EditionCopies(Jdbi jdbi, Clock clock, MeterRegistry metrics) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The active edition, read. */
  public Optional<EditionDocument> activeDocument() {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select content_digest from edition_copy where active")
                    .mapTo(String.class)
                    .findOne())
        .flatMap(this::document);
  }

  /** What an edition says, by the digest of its content; it never changes, so it stays open. */
  public Optional<EditionDocument> document(String contentDigest) {
    EditionDocument known = open.get(contentDigest);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<EditionDocument> read = find(contentDigest).map(EditionCopy::document);
    read.ifPresent(
        document -> {
          if (open.size() >= KEPT_OPEN) {
            open.clear();
          }
          open.put(contentDigest, document);
        });
    return read;
  }

  /** What an edition says, by its version; empty when its copy is not here any more. */
  public EditionDocument ofVersion(String edition) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select content_digest from edition_copy where edition = :edition
                        order by received_at desc limit 1
                        """)
                    .bind("edition", edition)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(this::document)
        .orElse(EditionDocument.EMPTY);
  }

  private Optional<EditionCopy> find(String contentDigest) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from edition_copy where content_digest = :digest limit 1")
                .bind("digest", contentDigest)
                .map(
                    (rs, ctx) ->
                        new EditionCopy(
                            rs.getString("edition"),
                            rs.getString("digest"),
                            rs.getString("content_digest"),
                            rs.getString("body")))
                .findOne());
  }

  /**
   * Keeps an edition and makes it the active one.
   *
   * @return what changed by it; empty: the edition was the active one already
   */
  Optional<Activation> store(EditionPublished published, JsonNode body) {
    String contentDigest = CanonicalJson.digest(published.content());
    return jdbi.withHandle(handle -> store(handle, published, contentDigest, body));
  }

  private Optional<Activation> store(
      Handle handle, EditionPublished published, String contentDigest, JsonNode body) {
    boolean active =
        handle
            .createQuery(
                """
                select exists (select 1 from edition_copy
                  where active and edition = :edition and content_digest = :digest)
                """)
            .bind("edition", published.edition())
            .bind("digest", contentDigest)
            .mapTo(Boolean.class)
            .one();
    if (active) {
      return Optional.empty();
    }
    @Nullable String before = lastActive(handle);
    warnOfFork(handle, published, contentDigest);
    handle.execute("update edition_copy set active = false where active");
    handle
        .createUpdate(
            """
            insert into edition_copy (edition, content_digest, digest, published_at, body, active,
              received_at)
            values (:edition, :contentDigest, :digest, :publishedAt, :body, true, :now)
            on conflict (edition, content_digest) do update set active = true,
              received_at = excluded.received_at
            """)
        .bind("edition", published.edition())
        .bind("contentDigest", contentDigest)
        .bind("digest", published.digest())
        .bind("publishedAt", published.publishedAt())
        .bind("body", Json.text(body))
        .bind("now", clock.instant())
        .execute();
    remember(handle, published.edition(), contentDigest);
    return Optional.of(new Activation(published.edition(), contentDigest, before));
  }

  /** What was in force last, even if its copy is not here any more. */
  private static @Nullable String lastActive(Handle handle) {
    return handle
        .createQuery("select content_digest from edition_current order by since desc limit 1")
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** Which edition is active from when on. */
  private void remember(Handle handle, String edition, String contentDigest) {
    handle
        .createUpdate(
            """
            insert into edition_current (edition, content_digest, since)
            values (:edition, :contentDigest, :now)
            on conflict (since) do update set edition = excluded.edition,
              content_digest = excluded.content_digest
            """)
        .bind("edition", edition)
        .bind("contentDigest", contentDigest)
        .bind("now", clock.instant())
        .execute();
  }

  private void warnOfFork(Handle handle, EditionPublished published, String contentDigest) {
    boolean forked =
        handle
            .createQuery(
                """
                select exists (select 1 from edition_copy
                  where edition = :edition and content_digest <> :digest)
                """)
            .bind("edition", published.edition())
            .bind("digest", contentDigest)
            .mapTo(Boolean.class)
            .one();
    if (forked) {
      LOG.errorf("edition %s came with other content; what came last wins", published.edition());
      metrics.counter("holdfast.upstream.forks", "topic", CatalogueHandler.TOPIC).increment();
    }
  }
}
