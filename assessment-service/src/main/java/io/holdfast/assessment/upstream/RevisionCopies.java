// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.assessment.upstream.InventoryAnswer.Revision;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Copies of the systems' current revisions. The same number with another digest is an alarm: the
 * inventory and this service have not the same history, and it has to republish.
 */
@ApplicationScoped
public class RevisionCopies {

  private static final Logger LOG = Logger.getLogger(RevisionCopies.class);

  private static final int KEPT_OPEN = 500;

  private static final String KEEP =
      """
      insert into revision_copy (system_id, number, document_digest, digest, body, received_at)
      values (:system, :number, :document, :digest, :body, :now) on conflict do nothing
      """;

  private static final String KEEP_AS_CURRENT =
      """
      with kept as (%s), pointed as (
        insert into system_copy (system_id, number, digest, document_digest, received_at)
        values (:system, :number, :digest, :document, :now)
        on conflict (system_id) do update set number = excluded.number,
          digest = excluded.digest, document_digest = excluded.document_digest,
          received_at = excluded.received_at)
      insert into revision_current (system_id, number, document_digest, since)
      values (:system, :number, :document, :now)
      on conflict (system_id, since) do update set number = excluded.number,
        document_digest = excluded.document_digest
      """
          .formatted(KEEP);

  private final Jdbi jdbi;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final ConcurrentHashMap<String, SystemDocument> open = new ConcurrentHashMap<>();

  RevisionCopies(Jdbi jdbi, Clock clock, MeterRegistry metrics) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The current revision of a system, whole. */
  public Optional<RevisionCopy> current(UUID systemId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select r.* from system_copy c
                    join revision_copy r using (system_id, number, document_digest)
                    where c.system_id = :system
                    """)
                .bind("system", systemId)
                .map(
                    (rs, ctx) ->
                        new RevisionCopy(
                            systemId,
                            rs.getLong("number"),
                            rs.getString("digest"),
                            rs.getString("document_digest"),
                            rs.getString("body")))
                .findOne());
  }

  /** The current document of a system; what was read before is not read again. */
  public Optional<SystemDocument> currentDocument(UUID systemId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select document_digest from system_copy where system_id = :system")
                    .bind("system", systemId)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(digest -> document(systemId, digest));
  }

  private Optional<SystemDocument> document(UUID systemId, String digest) {
    SystemDocument known = open.get(digest);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<RevisionCopy> read =
        current(systemId).filter(copy -> copy.documentDigest().equals(digest));
    if (read.isEmpty()) {
      return current(systemId).map(RevisionCopy::document);
    }
    if (open.size() >= KEPT_OPEN) {
      open.clear();
    }
    open.put(digest, read.get().document());
    return read.map(RevisionCopy::document);
  }

  /**
   * Keeps a revision and makes it the current one.
   *
   * @return whether the current document is another one now
   */
  public boolean store(UUID systemId, ReceivedRevision received) {
    return jdbi.withHandle(handle -> store(handle, systemId, received));
  }

  private boolean store(Handle handle, UUID systemId, ReceivedRevision received) {
    Revision revision = received.revision();
    String documentDigest = CanonicalJson.digest(revision.document());
    boolean baseline = received.baseline();
    Optional<Pointer> before =
        handle
            .createQuery(
                "select number, digest, document_digest from system_copy where system_id = :system")
            .bind("system", systemId)
            .map((rs, ctx) -> new Pointer(rs.getLong(1), rs.getString(2), rs.getString(3)))
            .findOne();
    if (before.isPresent()
        && before.get().documentDigest().equals(documentDigest)
        && before.get().number() == revision.number()) {
      return false;
    }
    before.ifPresent(pointer -> compare(systemId, pointer, revision, baseline));
    boolean late = before.isPresent() && before.get().number() > revision.number() && !baseline;
    keep(handle, late ? KEEP : KEEP_AS_CURRENT, systemId, received, documentDigest);
    if (late) {
      return false;
    }
    remember(handle, systemId, received);
    return before.isEmpty() || !before.get().documentDigest().equals(documentDigest);
  }

  private void compare(UUID systemId, Pointer before, Revision revision, boolean baseline) {
    boolean forked =
        before.number() == revision.number() && !before.digest().equals(revision.digest());
    if (forked || before.number() > revision.number()) {
      LOG.errorf(
          "system %s: revision %d with digest %s came after revision %d with digest %s; %s",
          systemId,
          revision.number(),
          revision.digest(),
          before.number(),
          before.digest(),
          baseline ? "the new baseline wins" : "the inventory has to republish");
      metrics.counter("holdfast.upstream.forks", "topic", "holdfast.inventory.v1").increment();
    }
  }

  private void keep(
      Handle handle, String sql, UUID systemId, ReceivedRevision received, String documentDigest) {
    handle
        .createUpdate(sql)
        .bind("system", systemId)
        .bind("number", received.revision().number())
        .bind("document", documentDigest)
        .bind("digest", received.revision().digest())
        .bind("body", Json.text(received.whole()))
        .bind("now", clock.instant())
        .execute();
  }

  /** Renames, and changes that are on no component, outlive the revision that brought them. */
  private static void remember(Handle handle, UUID systemId, ReceivedRevision received) {
    Revision revision = received.revision();
    for (SystemDocument.Component component : received.document().components()) {
      if (component.renamedFrom() != null) {
        handle.execute(
            """
            insert into component_rename (system_id, from_key, to_key, revision) values (?, ?, ?, ?)
            on conflict (system_id, from_key) do update set to_key = excluded.to_key,
              revision = excluded.revision
            """,
            systemId,
            component.renamedFrom(),
            component.key(),
            revision.number());
      }
    }
    for (InventoryAnswer.Change change : revision.changes()) {
      if (change.component() == null && change.at() != null) {
        handle.execute(
            """
            insert into system_change (system_id, kind, at, revision)
            values (?, ?, ?::timestamptz, ?) on conflict do nothing
            """,
            systemId,
            change.kind(),
            change.at().toString(),
            revision.number());
      }
    }
  }

  private record Pointer(long number, String digest, String documentDigest) {}
}
