// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.engine.gate.GateRule;
import io.holdfast.assessment.engine.gate.Objection;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
   * @param foreseen what speaks against the version, as far as it was foreseen when the assessment
   *     was recorded; absent: the results tell
   * @param comparedWith result of the live system that a candidate was compared with for it
   * @param keptSince the instant since when it has not been made again although the live system
   *     was; absent: it is made again with every live one, or is the live one
   */
  record Stored(
      UUID id,
      UUID resultId,
      long revision,
      String edition,
      Map<String, String> verdicts,
      @Nullable Instant nextExpiry,
      @Nullable List<Objection> foreseen,
      @Nullable UUID comparedWith,
      @Nullable Instant keptSince) {

    boolean isOlderThan(Stored live, Instant liveAsOf) {
      return keptSince != null && !live.id().equals(id) && keptSince.isBefore(liveAsOf);
    }
  }

  /**
   * The live assessment and what has happened since.
   *
   * @param live absent: it was not assessed yet
   * @param asOf the instant that the live one is for
   */
  record Now(@Nullable Stored live, @Nullable Instant asOf, int pending) {}

  Now now(UUID systemId, String component) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.current_id as id, s.result_id, s.revision, s.edition,
                      s.verdicts::text as verdicts, s.next_expiry, s.class,
                      s.gate_proofs is not null as is_foreseen,
                      s.gate_proofs::jsonb ->> :component as objections, null::uuid as gate_live_id,
                      s.as_of, null::timestamptz as kept_since,
                      (select count(*) from assessment_trigger t where t.system_id = :system)
                        as pending
                    from (select 1) one left join assessed_system s on s.system_id = :system
                    """)
                .bind("system", systemId)
                .bind("component", component)
                .map(
                    (rs, ctx) ->
                        new Now(
                            rs.getObject("id") == null ? null : stored(rs),
                            instant(rs, "as_of"),
                            rs.getInt("pending")))
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
                          c.next_expiry, a.candidate, null as class,
                          c.gate_objections is not null as is_foreseen,
                          c.gate_objections as objections, c.gate_live_id,
                          case when row_number() over (order by c.updated_at desc) > 1
                            then c.updated_at end as kept_since
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
    return new Stored(
        rs.getObject("id", UUID.class),
        rs.getObject("result_id", UUID.class),
        rs.getLong("revision"),
        rs.getString("edition"),
        texts(rs.getString("verdicts")),
        instant(rs, "next_expiry"),
        rs.getBoolean("is_foreseen") ? foreseen(rs) : null,
        rs.getObject("gate_live_id", UUID.class),
        instant(rs, "kept_since"));
  }

  private static List<Objection> foreseen(ResultSet rs) throws SQLException {
    List<Objection> foreseen = new ArrayList<>();
    String regulatoryClass = rs.getString("class");
    if (regulatoryClass != null) {
      foreseen.addAll(GateRule.ofTheClass(RegulatoryClass.Type.valueOf(regulatoryClass)));
    }
    String objections = rs.getString("objections");
    if (objections != null) {
      foreseen.addAll(List.of(Json.read(objections, Objection[].class)));
    }
    return foreseen;
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp value = rs.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(String json) {
    return Json.read(json, Map.class);
  }
}
