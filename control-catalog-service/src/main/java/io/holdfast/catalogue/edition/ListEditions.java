// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What editions there are. */
@ApplicationScoped
public class ListEditions {

  /**
   * An edition in a list.
   *
   * @param active whether it is the one in force
   */
  public record Entry(
      UUID id, String version, String title, String digest, Instant publishedAt, boolean active) {}

  private static final String SELECT =
      """
      select e.id, e.version, e.title, e.digest, e.published_at,
        e.id = (select edition_id from edition_activation order by seq desc limit 1) as active
      from edition e
      """;

  private static final RowMapper<Entry> ENTRY =
      (rs, ctx) ->
          new Entry(
              rs.getObject("id", UUID.class),
              rs.getString("version"),
              rs.getString("title"),
              rs.getString("digest"),
              rs.getTimestamp("published_at").toInstant(),
              rs.getBoolean("active"));

  private final Jdbi jdbi;

  ListEditions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Editions, last published first. */
  public Page<Entry> list(PageRequest page) {
    UUID before = id(page.after(0));
    List<Entry> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                              where cast(:before as uuid) is null or e.id < :before
                              order by e.id desc limit :limit
                              """)
                    .bind("before", before)
                    .bind("limit", page.limit() + 1)
                    .map(ENTRY)
                    .list());
    return Page.of(rows, page, entry -> Cursor.of(entry.id()));
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  /** One edition. */
  public Optional<Entry> find(String version) {
    return jdbi.withHandle(handle -> find(handle, version));
  }

  /** The highest version that is lower. */
  public Optional<String> before(String version) {
    EditionVersion limit = EditionVersion.of(version);
    return jdbi
        .withHandle(
            handle -> handle.createQuery("select version from edition").mapTo(String.class).list())
        .stream()
        .map(EditionVersion::of)
        .filter(other -> other.compareTo(limit) < 0)
        .max(Comparator.naturalOrder())
        .map(EditionVersion::toString);
  }

  private static Optional<Entry> find(Handle handle, String version) {
    return handle
        .createQuery(SELECT + "where e.version = :version")
        .bind("version", version)
        .map(ENTRY)
        .findOne();
  }
}
