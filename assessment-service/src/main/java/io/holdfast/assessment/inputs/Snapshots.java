// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads everything that a run needs by one statement, which is one snapshot of the database. */
@ApplicationScoped
public class Snapshots {

  private static final String SYSTEM =
      """
      select 'SYSTEM' as kind, jsonb_build_object('id', system_id, 'key', system_key, 'name', name,
          'team', team, 'state', state)::text as body
        from known_system where system_id = :system
      union all
      select 'HEAD', to_jsonb(h)::text from assessed_system h where system_id = :system
      union all
      select 'SEEN', to_jsonb(pg_current_snapshot()::text)::text
      """;

  private static final String NOW =
      """
      union all
      select 'REVISION', to_jsonb(r)::text from system_copy c
        join revision_copy r using (system_id, number, document_digest) where c.system_id = :system
      union all
      select 'EDITION', jsonb_build_object('edition', edition, 'content_digest', content_digest)::text
        from edition_copy where active
      union all
      select 'TRIGGER', to_jsonb(t)::text from assessment_trigger t where system_id = :system
      union all
      select 'CANDIDATE', to_jsonb(d)::text from candidate d where system_id = :system
      """;

  private static final String THEN =
      """
      union all
      (select 'REVISION', to_jsonb(r)::text from revision_current c
        join revision_copy r using (system_id, number, document_digest)
        where c.system_id = :system and KNOWN(c.since, c.xid) order by c.since desc limit 1)
      union all
      (select 'EDITION', jsonb_build_object('edition', edition, 'content_digest', content_digest)::text
        from edition_current where KNOWN(since, xid) order by since desc limit 1)
      """;

  private static final String FACTS =
      """
      union all
      select 'SAFEGUARD', jsonb_build_object('id', s.id, 'control', s.control, 'scope', s.scope,
          'component', s.component, 'statuses',
          (select jsonb_agg(to_jsonb(x)) from safeguard_status x
            where x.safeguard_id = s.id and KNOWN(x.recorded_at, x.xid)))::text
        from safeguard s where (s.system_id = :system or s.system_id is null)
          and KNOWN(s.created_at, s.xid)
      union all
      select 'EVIDENCE', ((to_jsonb(e) - 'summary' - 'metrics')
          || jsonb_build_object('signature', p.body::jsonb #>> '{signature}'))::text
        from evidence e left join evidence_report p on p.evidence_id = e.id
        where (e.system_id = :system or e.system_id is null) and KNOWN(e.received_at, e.xid)
      union all
      select 'FINDING', to_jsonb(f)::text from finding_event f
        where system_id = :system and KNOWN(recorded_at, xid)
      union all
      select 'DECISION', ((to_jsonb(d) - 'reason') || jsonb_build_object('steps',
          (select jsonb_agg(to_jsonb(x) - 'reason') from decision_step x
            where x.decision_id = d.id and KNOWN(x.at, x.xid))))::text
        from decision d where d.system_id = :system and KNOWN(d.at, d.xid)
      union all
      select 'RENAME', to_jsonb(n)::text from component_rename n where system_id = :system
      union all
      (select distinct on (kind) 'CHANGE', to_jsonb(g)::text from system_change g
        where system_id = :system and revision <= :revision order by kind, at desc)
      union all
      (select distinct on (id) 'WORLD', (to_jsonb(w) - 'xid' - 'recorded_at')::text
        from world_change w where KNOWN(recorded_at, xid) order by id, recorded_at desc)
      """;

  private static final ObjectMapper ROWS =
      Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  /** {@code KNOWN(instant, transaction)}: where a statement leaves open what was known. */
  private static final Pattern KNOWN = Pattern.compile("KNOWN\\(([a-z_.]+), ([a-z_.]+)\\)");

  private static final String KNOWN_BY_THEN = "$1 <= :known";

  /** No transaction is open for minutes; what is older needs no look at who could see it. */
  private static final String KNOWN_TO_A_RUN =
      "($1 <= :known and ($1 + interval '10 minutes' <= :known"
          + " or pg_visible_in_snapshot($2, :seen::pg_snapshot)))";

  private record Row(String kind, String body) {}

  /** A system as it is now. */
  public Optional<Snapshot> read(Handle handle, UUID systemId) {
    return read(
        handle
            .createQuery(sql(SYSTEM + NOW + FACTS, "true"))
            .bind("system", systemId)
            .bind("revision", Long.MAX_VALUE));
  }

  /**
   * A system as it was known at an instant; without what waits for a run. A fact counts when it had
   * been recorded by then; at the instant of a run, when that run saw it.
   */
  public Optional<Snapshot> read(Handle handle, UUID systemId, Instant known) {
    Optional<String> seen =
        handle
            .createQuery(
                """
                select seen::text from assessment
                where system_id = :system and as_of = :known and seen is not null limit 1
                """)
            .bind("system", systemId)
            .bind("known", known)
            .mapTo(String.class)
            .findOne();
    String condition = seen.isPresent() ? KNOWN_TO_A_RUN : KNOWN_BY_THEN;
    String revision =
        "(select coalesce(max(number), 0) from revision_current where system_id = :system"
            + " and KNOWN(since, xid))";
    Query query =
        handle
            .createQuery(sql((SYSTEM + THEN + FACTS).replace(":revision", revision), condition))
            .bind("system", systemId)
            .bind("known", known);
    seen.ifPresent(text -> query.bind("seen", text));
    return read(query);
  }

  private static String sql(String text, String condition) {
    return KNOWN.matcher(text).replaceAll(condition);
  }

  private static Optional<Snapshot> read(Query query) {
    Map<String, List<String>> rows =
        query
            .map((rs, ctx) -> new Row(rs.getString("kind"), rs.getString("body")))
            .collect(
                Collectors.groupingBy(
                    Row::kind, Collectors.mapping(Row::body, Collectors.toList())));
    if (!rows.containsKey("SYSTEM") || !rows.containsKey("HEAD")) {
      return Optional.empty();
    }
    return Optional.of(
        new Snapshot(
            all(rows, "SYSTEM", KnownSystem.class).getFirst(),
            all(rows, "HEAD", Snapshot.Head.class).getFirst(),
            all(rows, "REVISION", Snapshot.Revision.class).stream().findFirst().orElse(null),
            all(rows, "EDITION", Snapshot.Edition.class).stream().findFirst().orElse(null),
            all(rows, "TRIGGER", Snapshot.Trigger.class),
            all(rows, "SAFEGUARD", Snapshot.Safeguard.class),
            all(rows, "EVIDENCE", Snapshot.Evidence.class),
            all(rows, "FINDING", Snapshot.Finding.class),
            all(rows, "DECISION", Snapshot.Decision.class),
            all(rows, "RENAME", Snapshot.Rename.class),
            all(rows, "CHANGE", Snapshot.Change.class),
            all(rows, "WORLD", Snapshot.World.class),
            all(rows, "CANDIDATE", Snapshot.Candidate.class),
            all(rows, "SEEN", String.class).getFirst()));
  }

  private static <T> List<T> all(Map<String, List<String>> rows, String kind, Class<T> type) {
    return rows.getOrDefault(kind, List.of()).stream().map(body -> read(body, type)).toList();
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return ROWS.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row that is no " + type.getSimpleName(), e);
    }
  }
}
