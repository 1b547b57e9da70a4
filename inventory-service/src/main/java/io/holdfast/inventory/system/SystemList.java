// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists systems, by key. */
@ApplicationScoped
public class SystemList {

  /** What a list shows of a system. */
  public record Item(
      UUID id,
      String key,
      String team,
      String name,
      int revision,
      Instant changedAt,
      @Nullable Instant retiredAt) {}

  /** Which systems are wanted. */
  public record Filter(
      @Nullable String team, @Nullable String text, @Nullable String alias, boolean retired) {}

  private final Jdbi jdbi;

  SystemList(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Page<Item> page(TeamScope scope, Filter filter, PageRequest request) {
    List<Item> items =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select id, key, team, name, revision, changed_at, retired_at from ai_system s
                        where (:all or team = any(:teams))
                          and (:team::text is null or team = :team::text)
                          and (:text::text is null or key ilike '%' || :text::text || '%'
                               or name ilike '%' || :text::text || '%')
                          and (:alias::text is null or exists (select 1 from component_alias a
                               where a.system_id = s.id and a.alias = :alias::text))
                          and (:retired or retired_at is null)
                          and (:after::text is null or key > :after::text)
                        order by key limit :limit
                        """)
                    .bind("all", scope.all())
                    .bindArray("teams", String.class, (Object[]) scope.array())
                    .bind("team", filter.team())
                    .bind("text", filter.text())
                    .bind("alias", filter.alias())
                    .bind("retired", filter.retired())
                    .bind("after", request.after(0))
                    .bind("limit", request.limit() + 1)
                    .map(
                        (rs, ctx) ->
                            new Item(
                                rs.getObject("id", UUID.class),
                                rs.getString("key"),
                                rs.getString("team"),
                                rs.getString("name"),
                                rs.getInt("revision"),
                                rs.getTimestamp("changed_at").toInstant(),
                                instant(rs.getTimestamp("retired_at"))))
                    .list());
    return Page.of(items, request, item -> Cursor.of(item.key()));
  }

  private static @Nullable Instant instant(@Nullable Timestamp value) {
    return value == null ? null : value.toInstant();
  }
}
