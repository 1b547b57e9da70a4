// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * AI components that senders speak of and nobody has registered. A data set is among them only when
 * lineage connects it to a model: a lake has thousands of tables that concern nobody here.
 */
@ApplicationScoped
public class UnregisteredComponents {

  /**
   * A name that waits for somebody to register it.
   *
   * @param kind as the sender says
   * @param events how many events speak of it
   * @param connection key of the connection that spoke of it last; absent: posted directly
   * @param suggestedSystem the system of the model that was trained on it, else the one that the
   *     connection speaks of most
   */
  public record UnregisteredComponent(
      String alias,
      @Nullable String kind,
      Instant firstSeenAt,
      Instant lastSeenAt,
      long events,
      UUID lastEventId,
      @Nullable String connection,
      @Nullable String suggestedSystem) {}

  private static final String LIST =
      """
      with waiting as (
        select s.alias, s.kind, e.id, e.received_at, e.connection_id
        from event_subject s join event e on e.id = s.event_id
        where s.state = 'WAITING' and (:all or e.teams && :teams::text[])
          and (s.kind is distinct from 'dataset'
            or exists (select 1 from event_data d where d.alias = s.alias))),
      used as (
        select d.alias, 'dataset' as kind, e.id, e.received_at, e.connection_id
        from event_data d join event e on e.id = d.event_id
        where (:all or e.teams && :teams::text[])
          and not exists (select 1 from alias_copy a where a.alias = d.alias)),
      spoken as (
        select alias, max(kind) as kind, min(received_at) as first_seen,
          max(received_at) as last_seen, count(distinct id) as events,
          (array_agg(id order by id desc))[1] as last_event,
          (array_agg(connection_id order by id desc))[1] as connection_id
        from (select * from waiting union all select * from used) x
        where :after::text is null or alias > :after collate "C"
        group by alias order by alias limit :limit)
      select s.*, c.key as connection_key, coalesce(
        (select y.key from event_data d join alias_copy a on a.alias = d.model
          join system_copy y using (system_id)
          where d.alias = s.alias and (:all or y.team = any(:teams)) order by y.key limit 1),
        (select l.system_key from lifecycle_case l join event e on e.id = l.event_id
          where e.connection_id = s.connection_id and (:all or l.team = any(:teams))
          group by l.system_key order by count(*) desc, l.system_key limit 1)) as suggested
      from spoken s left join connection c on c.id = s.connection_id order by s.alias
      """;

  private final Jdbi jdbi;
  private final Caller caller;

  UnregisteredComponents(Jdbi jdbi, Caller caller) {
    this.jdbi = jdbi;
    this.caller = caller;
  }

  /** Those that senders of the caller's teams speak of, by name. */
  Page<UnregisteredComponent> list(PageRequest page) {
    TeamScope scope = caller.scope();
    return Page.of(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("all", scope.all())
                    .bindArray("teams", String.class, (Object[]) scope.array())
                    .bind("after", page.after(0))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> of(rs))
                    .list()),
        page,
        row -> Cursor.of(row.alias()));
  }

  private static UnregisteredComponent of(ResultSet rs) throws SQLException {
    return new UnregisteredComponent(
        rs.getString("alias"),
        rs.getString("kind"),
        rs.getTimestamp("first_seen").toInstant(),
        rs.getTimestamp("last_seen").toInstant(),
        rs.getLong("events"),
        rs.getObject("last_event", UUID.class),
        rs.getString("connection_key"),
        rs.getString("suggested"));
  }
}
