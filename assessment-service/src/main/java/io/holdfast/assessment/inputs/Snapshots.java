// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.InjectableValues;
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
import org.jspecify.annotations.Nullable;

/** Reads everything that a run needs by one statement, which is one snapshot of the database. */
@ApplicationScoped
public class Snapshots {

  private static final String SYSTEM =
      """
      select 'SYSTEM' as kind, json_build_object('id', system_id, 'key', system_key, 'name', name,
          'team', team, 'state', state)::text as fields, null::text as document
        from known_system where system_id = :system
      union all
      select 'HEAD', json_build_object('system_id', system_id, 'current_id', current_id,
          'result_id', result_id, 'inputs_digest', inputs_digest, 'result_digest', result_digest,
          'verdicts', verdicts, 'next_expiry', next_expiry, 'failures', failures)::text, null
        from assessed_system where system_id = :system
      union all
      select 'SEEN', to_json(pg_current_snapshot()::text)::text, null
      """;

  private static final String NOW =
      """
      union all
      select 'REVISION', json_build_object('number', number, 'digest', r.digest,
          'document_digest', document_digest)::text, r.body
        from system_copy c join revision_copy r using (system_id, number, document_digest)
        where c.system_id = :system
      union all
      select 'EDITION', json_build_object('edition', edition, 'content_digest', content_digest)::text,
          null
        from edition_copy where active
      union all
      select 'TRIGGER', to_json(t)::text, null from assessment_trigger t where system_id = :system
      union all
      select 'CANDIDATE', json_build_object('component', component, 'identity', identity,
          'revision', revision, 'assessment_id', assessment_id, 'result_id', result_id,
          'inputs_digest', inputs_digest, 'next_expiry', next_expiry, 'updated_at', updated_at)::text,
          body
        from candidate where system_id = :system
      """;

  private static final String THEN =
      """
      union all
      (select 'REVISION', json_build_object('number', number, 'digest', r.digest,
          'document_digest', document_digest)::text, r.body
        from revision_current c join revision_copy r using (system_id, number, document_digest)
        where c.system_id = :system and KNOWN(c.since, c.xid) order by c.since desc limit 1)
      union all
      (select 'EDITION', json_build_object('edition', edition, 'content_digest', content_digest)::text,
          null
        from edition_current where KNOWN(since, xid) order by since desc limit 1)
      """;

  private static final String FACTS =
      """
      union all
      select 'SAFEGUARD', json_build_object('id', s.id, 'control', s.control, 'scope', s.scope,
          'component', s.component, 'statuses',
          (select json_agg(json_build_object('id', x.id, 'status', x.status,
              'valid_from', x.valid_from, 'recorded_at', x.recorded_at, 'reason', x.reason))
            from safeguard_status x
            where x.safeguard_id = s.id and KNOWN(x.recorded_at, x.xid)))::text, null
        from safeguard s where (s.system_id = :system or s.system_id is null)
          and KNOWN(s.created_at, s.xid)
      union all
      select 'EVIDENCE', json_build_object('id', e.id, 'system_id', e.system_id, 'kind', e.kind,
          'subjects', e.subjects, 'outcome', e.outcome, 'method', e.method,
          'collected_at', e.collected_at, 'received_at', e.received_at,
          'valid_until', e.valid_until, 'safeguards', e.safeguards,
          'signature', p.body::json #>> '{signature}')::text, null
        from evidence e left join evidence_report p on p.evidence_id = e.id
        where (e.system_id = :system or e.system_id is null) and KNOWN(e.received_at, e.xid)
      union all
      select 'FINDING', to_json(f)::text, null from finding_event f
        where system_id = :system and KNOWN(recorded_at, xid)
      union all
      select 'DECISION', json_build_object('id', d.id, 'kind', d.kind, 'content', d.content,
          'until', d.until, 'at', d.at, 'author', d.author, 'steps',
          (select json_agg(json_build_object('step', x.step, 'at', x.at, 'by_actor', x.by_actor))
            from decision_step x where x.decision_id = d.id and KNOWN(x.at, x.xid)))::text, null
        from decision d where d.system_id = :system and KNOWN(d.at, d.xid)
      union all
      select 'RENAME', to_json(n)::text, null from component_rename n where system_id = :system
      union all
      (select distinct on (kind) 'CHANGE', to_json(g)::text, null from system_change g
        where system_id = :system and revision <= :revision order by kind, at desc)
      union all
      (select distinct on (id) 'WORLD', json_build_object('id', id, 'kind', kind, 'at', at,
          'families', families, 'requirements', requirements)::text, null
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

  /**
   * @param fields the columns as JSON
   * @param document what is JSON already and would only be quoted, and unquoted, within JSON
   */
  private record Row(String kind, String fields, @Nullable String document) {}

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
    Map<String, List<Row>> rows =
        query
            .map(
                (rs, ctx) ->
                    new Row(rs.getString("kind"), rs.getString("fields"), rs.getString("document")))
            .collect(Collectors.groupingBy(Row::kind));
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

  private static <T> List<T> all(Map<String, List<Row>> rows, String kind, Class<T> type) {
    return rows.getOrDefault(kind, List.of()).stream().map(row -> read(row, type)).toList();
  }

  private static <T> T read(Row row, Class<T> type) {
    try {
      return ROWS.readerFor(type)
          .with(new InjectableValues.Std().addValue(Snapshot.DOCUMENT, row.document()))
          .readValue(row.fields());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("row that is no " + type.getSimpleName(), e);
    }
  }
}
