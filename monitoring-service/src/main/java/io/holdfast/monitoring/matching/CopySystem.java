// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.Alias;
import io.holdfast.monitoring.matching.AliasCopies.Registration;
import io.holdfast.monitoring.upstream.SystemRevision;
import io.holdfast.monitoring.upstream.SystemRevisions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the copy of a system and of its names as the inventory says; runs in the transaction of the
 * event that says so. Events that waited for a new name are matched afterwards.
 */
@ApplicationScoped
class CopySystem implements SystemRevisions {

  private static final Logger LOG = Logger.getLogger(CopySystem.class);

  private record Copy(
      String key, String team, boolean retired, @Nullable Long revision, @Nullable String digest) {
    boolean says(SystemRevision said) {
      return said.number() != null
          && said.digest() != null
          && said.number().equals(revision)
          && said.digest().equals(digest)
          && said.systemKey().equals(key)
          && said.team().equals(team)
          && said.retired() == retired;
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Subjects subjects;
  private final AliasCopies aliases;
  private final Event<AliasesRegistered> registered;
  private final MeterRegistry registry;

  CopySystem(
      Jdbi jdbi,
      Clock clock,
      Subjects subjects,
      AliasCopies aliases,
      Event<AliasesRegistered> registered,
      MeterRegistry registry) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.subjects = subjects;
    this.aliases = aliases;
    this.registered = registered;
    this.registry = registry;
  }

  @Override
  public void apply(SystemRevision said, boolean baseline) {
    Copy before = find(said.systemId()).orElse(null);
    if (before != null && !baseline) {
      if (before.says(said)) {
        return;
      }
      alarmOnOtherDigest(said, before);
    }
    JsonNode document = said.document() == null ? document(said.systemId()) : said.document();
    Set<Registration> now = said.retired() ? Set.of() : registrations(document);
    Set<Registration> until = aliases.of(said.systemId());
    boolean moved = before != null && !before.team().equals(said.team());
    Set<Registration> fresh = new HashSet<>(now);
    if (!moved) {
      fresh.removeAll(until);
    }
    // the lock comes before the change: see Subjects
    TreeSet<String> names = new TreeSet<>();
    fresh.forEach(registration -> names.add(registration.alias()));
    // where several components were meant, one may be left
    until.stream().filter(gone -> !now.contains(gone)).forEach(gone -> names.add(gone.alias()));
    subjects.lock(names);
    store(said, document);
    if (!now.equals(until)) {
      aliases.replace(said.systemId(), now);
    }
    if (subjects.replay(names) > 0) {
      registered.fire(new AliasesRegistered());
    }
  }

  private void alarmOnOtherDigest(SystemRevision said, Copy before) {
    if (said.number() != null
        && said.digest() != null
        && Objects.equals(said.number(), before.revision())
        && before.digest() != null
        && !said.digest().equals(before.digest())) {
      registry.counter("holdfast.copies.conflicts", "copy", "system").increment();
      LOG.errorf(
          "revision %d of system %s came with digest %s, it was known with %s; taking the later",
          said.number(), said.systemKey(), said.digest(), before.digest());
    }
  }

  /** What of a document is kept: which aliases its components have. */
  private static @Nullable String kept(@Nullable JsonNode document) {
    if (document == null) {
      return null;
    }
    ObjectNode kept = Json.mapper().createObjectNode();
    ArrayNode components = kept.putArray("components");
    for (JsonNode component : document.path("components")) {
      if (!component.path("aliases").isEmpty()) {
        components
            .addObject()
            .put("key", component.path("key").asText(""))
            .set("aliases", component.path("aliases"));
      }
    }
    return Json.text(kept);
  }

  private static Set<Registration> registrations(@Nullable JsonNode document) {
    Set<Registration> all = new LinkedHashSet<>();
    if (document == null) {
      return all;
    }
    for (JsonNode component : document.path("components")) {
      String key = component.path("key").asText("");
      for (JsonNode alias : component.path("aliases")) {
        String written = alias.asText("");
        if (!key.isEmpty() && !written.isBlank()) {
          all.add(
              new Registration(Alias.parse(written).map(Alias::text).orElse(written.strip()), key));
        }
      }
    }
    return all;
  }

  private Optional<Copy> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select key, team, retired, revision, digest from system_copy
                    where system_id = :id for update
                    """)
                .bind("id", id)
                .map(
                    (rs, ctx) ->
                        new Copy(
                            rs.getString("key"),
                            rs.getString("team"),
                            rs.getBoolean("retired"),
                            rs.getObject("revision", Long.class),
                            rs.getString("digest")))
                .findOne());
  }

  /** What is kept of the document that came with an earlier revision. */
  private @Nullable JsonNode document(UUID id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select document from system_copy
                        where system_id = :id and document is not null
                        """)
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(text -> Json.readTree(text.getBytes(StandardCharsets.UTF_8)))
        .orElse(null);
  }

  private void store(SystemRevision said, @Nullable JsonNode document) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into system_copy as c
                      (system_id, key, team, retired, revision, digest, document, updated_at)
                    values (:id, :key, :team, :retired, :revision, :digest, :document, :now)
                    on conflict (system_id) do update set key = excluded.key, team = excluded.team,
                      retired = excluded.retired,
                      revision = coalesce(excluded.revision, c.revision),
                      digest = coalesce(excluded.digest, c.digest),
                      document = excluded.document, updated_at = excluded.updated_at
                    """)
                .bind("id", said.systemId())
                .bind("key", said.systemKey())
                .bind("team", said.team())
                .bind("retired", said.retired())
                .bind("revision", said.number())
                .bind("digest", said.digest())
                .bind("document", kept(document))
                .bind("now", clock.instant())
                .execute());
  }
}
