// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** Changes of the world, and since when they are known. Part of their caller's transaction. */
@ApplicationScoped
public class WorldChanges {

  private static final Logger LOG = Logger.getLogger(WorldChanges.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final MeterRegistry metrics;

  WorldChanges(Jdbi jdbi, Clock clock, MeterRegistry metrics) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * A change of the world.
   *
   * @param families those that it concerns
   * @param requirements those that it concerns; with none of either it concerns all
   * @param digest over what it says
   */
  public record Known(
      String id,
      String kind,
      Instant at,
      List<String> families,
      List<String> requirements,
      String digest) {}

  /**
   * Keeps a change that was told. Told again, it is the same change.
   *
   * @return whether it is new, or says something else than before
   */
  boolean store(WorldChanged changed, JsonNode body) {
    Instant now = clock.instant();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into world_change_copy (id, body, received_at) values (?, ?, ?)
                on conflict (id) do update set body = excluded.body
                """,
                changed.id(),
                Json.text(body),
                now));
    Known known =
        new Known(
            changed.id().toString(),
            changed.kind(),
            changed.occurredAt().isAfter(now) ? now : changed.occurredAt(),
            changed.families(),
            changed.requirements(),
            CanonicalJson.digest(changed));
    Optional<String> before = digest(known.id());
    if (before.isPresent() && before.get().equals(known.digest())) {
      return false;
    }
    if (before.isPresent()) {
      LOG.errorf("change of the world %s came with other content; what came last wins", known.id());
      metrics.counter("holdfast.upstream.forks", "topic", CatalogueHandler.TOPIC).increment();
    }
    add(known);
    return true;
  }

  private Optional<String> digest(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select digest from world_change where id = :id
                    order by recorded_at desc limit 1
                    """)
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /** What changes say for people, by id; without those whose copy is not here any more. */
  public Map<String, String> summaries(Collection<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select id::text as id, body::json ->> 'summary' as summary
                        from world_change_copy
                        where id::text = any(:ids) and body::json ->> 'summary' is not null
                        """)
                    .bindArray("ids", String.class, ids)
                    .setMapKeyColumn("id")
                    .setMapValueColumn("summary")
                    .collectInto(new GenericType<Map<String, String>>() {}));
  }

  /** From now on it is known. */
  public void add(Known known) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into world_change (id, kind, at, families, requirements, digest,
                      recorded_at)
                    values (:id, :kind, :at, :familyIds, :requirementIds, :digest, :now)
                    """)
                .bind("id", known.id())
                .bind("kind", known.kind())
                .bind("at", known.at())
                .bindArray("familyIds", String.class, known.families())
                .bindArray("requirementIds", String.class, known.requirements())
                .bind("digest", known.digest())
                .bind("now", clock.instant())
                .execute());
  }
}
