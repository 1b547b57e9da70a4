// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
   * @param base version of the edition that an organisation made it of; absent: Holdfast made it
   * @param inForce when it was in force; the last period of the active one has no end
   * @param withdrawal absent: it is not withdrawn
   */
  public record Entry(
      UUID id,
      String version,
      String title,
      String digest,
      Instant publishedAt,
      boolean active,
      @Nullable String base,
      List<Period> inForce,
      @Nullable Withdrawal withdrawal) {}

  /** From when until when; without end: still. */
  @Schema(name = "InForce")
  public record Period(Instant from, @Nullable Instant until) {}

  /** That nothing is assessed against it any more, and why. */
  @Schema(name = "Withdrawal")
  public record Withdrawal(Instant at, String reason) {}

  private static final String SELECT =
      """
      select e.id, e.version, e.title, e.digest, e.published_at, e.base, w.withdrawn_at, w.reason,
        e.id = (select edition_id from edition_activation order by seq desc limit 1) as active,
        (select json_agg(json_build_object('from', to_json(p.activated_at at time zone 'UTC') #>> '{}',
            'until', to_json(p.until at time zone 'UTC') #>> '{}') order by p.seq)::text
          from (select seq, edition_id, activated_at,
              lead(activated_at) over (order by seq) as until from edition_activation) p
          where p.edition_id = e.id) as periods
      from edition e left join edition_withdrawal w on w.edition_id = e.id
      """;

  private static final RowMapper<Entry> ENTRY = (rs, ctx) -> entry(rs);

  private final Jdbi jdbi;

  ListEditions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    Timestamp withdrawn = rs.getTimestamp("withdrawn_at");
    return new Entry(
        rs.getObject("id", UUID.class),
        rs.getString("version"),
        rs.getString("title"),
        rs.getString("digest"),
        rs.getTimestamp("published_at").toInstant(),
        rs.getBoolean("active"),
        rs.getString("base"),
        periods(rs.getString("periods")),
        withdrawn == null ? null : new Withdrawal(withdrawn.toInstant(), rs.getString("reason")));
  }

  private static List<Period> periods(@Nullable String rows) {
    List<Period> periods = new ArrayList<>();
    if (rows != null) {
      for (JsonNode row : Json.readTree(rows.getBytes(StandardCharsets.UTF_8))) {
        periods.add(
            new Period(
                Instant.parse(row.path("from").asText() + "Z"),
                row.hasNonNull("until") ? Instant.parse(row.path("until").asText() + "Z") : null));
      }
    }
    return periods;
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

  /** The newest edition that Holdfast made and nobody has withdrawn. */
  public Optional<Entry> newestBase() {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + "where e.base is null and w.edition_id is null")
                    .map(ENTRY)
                    .list())
        .stream()
        .max(Comparator.comparing(entry -> EditionVersion.of(entry.version())));
  }

  private static Optional<Entry> find(Handle handle, String version) {
    return handle
        .createQuery(SELECT + "where e.version = :version")
        .bind("version", version)
        .map(ENTRY)
        .findOne();
  }
}
