// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is stored that a gate decides on, read by two small statements. */
@ApplicationScoped
class GateState {

  private final Jdbi jdbi;

  GateState(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A stored assessment.
   *
   * @param resultId the assessment whose result it has
   * @param nextExpiry when time alone may change it; absent: it does not
   */
  record Stored(
      UUID id,
      UUID resultId,
      long revision,
      String edition,
      Map<String, String> verdicts,
      @Nullable Instant nextExpiry) {}

  /**
   * The live assessment and what has happened since.
   *
   * @param live absent: it was not assessed yet
   */
  record Now(@Nullable Stored live, int pending) {}

  Now now(UUID systemId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.current_id as id, s.result_id, s.revision, s.edition,
                      s.verdicts::text as verdicts, s.next_expiry,
                      (select count(*) from assessment_trigger t where t.system_id = :system)
                        as pending
                    from (select 1) one left join assessed_system s on s.system_id = :system
                    """)
                .bind("system", systemId)
                .map(
                    (rs, ctx) ->
                        new Now(
                            rs.getObject("id") == null ? null : stored(rs), rs.getInt("pending")))
                .one());
  }

  /** The assessment with a version that is not the current one. */
  Optional<Stored> candidate(UUID systemId, String component, VersionRef version) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select a.id, a.result_id, a.revision, a.edition, a.verdicts::text as verdicts,
                          c.next_expiry, a.candidate
                        from candidate c join assessment a on a.id = c.assessment_id
                        where c.system_id = :system and c.component = :component
                        order by c.updated_at desc limit 200
                        """)
                    .bind("system", systemId)
                    .bind("component", component)
                    .map((rs, ctx) -> new Found(version(rs.getString("candidate")), stored(rs)))
                    .list())
        .stream()
        .filter(found -> version.names(found.version()))
        .map(Found::stored)
        .findFirst();
  }

  private record Found(VersionRef version, Stored stored) {}

  private static VersionRef version(String candidate) {
    return Json.convert(
        Json.readTree(candidate.getBytes(StandardCharsets.UTF_8)).path("version"),
        VersionRef.class);
  }

  private static Stored stored(ResultSet rs) throws SQLException {
    java.sql.Timestamp expiry = rs.getTimestamp("next_expiry");
    return new Stored(
        rs.getObject("id", UUID.class),
        rs.getObject("result_id", UUID.class),
        rs.getLong("revision"),
        rs.getString("edition"),
        texts(rs.getString("verdicts")),
        expiry == null ? null : expiry.toInstant());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(String json) {
    return Json.read(json, Map.class);
  }
}
