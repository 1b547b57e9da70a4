// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.holdfast.kit.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and why, per object. Append-only; written in the transaction of the change.
 */
@ApplicationScoped
public class History {

  /** One thing that was done. */
  @Schema(name = "HistoryEntry")
  public record Entry(
      UUID id,
      String action,
      String actorName,
      @Nullable String client,
      Instant at,
      String requestId,
      @Nullable String reason,
      @Nullable JsonNode detail) {}

  private final Jdbi jdbi;
  private final Clock clock;

  History(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Records what was done.
   *
   * @param detail more about it, written as JSON
   */
  public void record(
      String objectType,
      Object objectId,
      @Nullable String team,
      String action,
      Actor actor,
      @Nullable String reason,
      @Nullable Object detail) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into history (id, object_type, object_id, team, action, actor_id, at,
                      request_id, reason, detail)
                    values (:id, :type, :object, :team, :action, :actor, :at, :request, :reason,
                      :detail::jsonb)
                    """)
                .bind("id", Ids.next())
                .bind("type", objectType)
                .bind("object", objectId.toString())
                .bind("team", team)
                .bind("action", action)
                .bind("actor", actorId(handle, actor))
                .bind("at", clock.instant())
                .bind("request", Trace.current().correlationId())
                .bind("reason", reason)
                .bind("detail", detail == null ? null : Json.text(detail))
                .execute());
  }

  /** What was done to an object, oldest first. */
  public List<Entry> of(String objectType, Object objectId, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select h.*, a.name, a.client from history h join actor a on a.id = h.actor_id
                    where object_type = :type and object_id = :object order by h.id limit :limit
                    """)
                .bind("type", objectType)
                .bind("object", objectId.toString())
                .bind("limit", limit)
                .map(
                    (rs, ctx) ->
                        new Entry(
                            rs.getObject("id", UUID.class),
                            rs.getString("action"),
                            rs.getString("name") == null ? "erased" : rs.getString("name"),
                            rs.getString("client"),
                            rs.getTimestamp("at").toInstant(),
                            rs.getString("request_id"),
                            rs.getString("reason"),
                            rs.getString("detail") == null
                                ? null
                                : Json.readTree(
                                    rs.getString("detail").getBytes(StandardCharsets.UTF_8))))
                .list());
  }

  /** The id under which an actor is referred to; the name stands beside it and can be erased. */
  public UUID actorId(Actor actor) {
    return jdbi.withHandle(handle -> actorId(handle, actor));
  }

  private static UUID actorId(Handle handle, Actor actor) {
    return handle
        .createQuery(
            """
            with known as (
              select id from actor where issuer = :issuer and subject = :subject
                and client is not distinct from :client),
            added as (
              insert into actor (id, issuer, subject, client, name)
              select :id, :issuer, :subject, :client, :name where not exists (select 1 from known)
              on conflict (issuer, subject, client) do update set name = excluded.name returning id)
            select id from known union all select id from added
            """)
        .bind("id", Ids.next())
        .bind("issuer", actor.issuer())
        .bind("subject", actor.subject())
        .bind("client", actor.client())
        .bind("name", actor.name())
        .mapTo(UUID.class)
        .first();
  }
}
