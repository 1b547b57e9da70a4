// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads everything that a run needs by one statement, which is one snapshot of the database. */
@ApplicationScoped
public class Snapshots {

  private static final String READ =
      """
      select 'SYSTEM' as kind, jsonb_build_object('id', system_id, 'key', system_key, 'name', name,
          'team', team, 'state', state)::text as body
        from known_system where system_id = :system
      union all
      select 'HEAD', to_jsonb(h)::text from assessed_system h where system_id = :system
      union all
      select 'REVISION', to_jsonb(r)::text from system_copy c
        join revision_copy r using (system_id, number, document_digest) where c.system_id = :system
      union all
      select 'EDITION', jsonb_build_object('edition', edition, 'content_digest', content_digest)::text
        from edition_copy where active
      union all
      select 'TRIGGER', to_jsonb(t)::text from assessment_trigger t where system_id = :system
      union all
      select 'SAFEGUARD', jsonb_build_object('id', s.id, 'control', s.control, 'scope', s.scope,
          'component', s.component, 'statuses',
          (select jsonb_agg(to_jsonb(x)) from safeguard_status x where x.safeguard_id = s.id))::text
        from safeguard s where s.system_id = :system or s.system_id is null
      union all
      select 'EVIDENCE', (to_jsonb(e) - 'summary' - 'metrics')::text from evidence e
        where e.system_id = :system or e.system_id is null
      union all
      select 'FINDING', to_jsonb(f)::text from finding_event f where system_id = :system
      union all
      select 'DECISION', ((to_jsonb(d) - 'reason') || jsonb_build_object('steps',
          (select jsonb_agg(to_jsonb(x) - 'reason') from decision_step x where x.decision_id = d.id)))::text
        from decision d where d.system_id = :system
      union all
      select 'RENAME', to_jsonb(n)::text from component_rename n where system_id = :system
      union all
      select 'CHANGE', to_jsonb(g)::text from system_change g where system_id = :system
      union all
      select 'CANDIDATE', to_jsonb(d)::text from candidate d where system_id = :system
      """;

  private static final ObjectMapper ROWS =
      Json.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private record Row(String kind, String body) {}

  public Optional<Snapshot> read(Handle handle, UUID systemId) {
    Map<String, List<String>> rows =
        handle
            .createQuery(READ)
            .bind("system", systemId)
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
            all(rows, "CANDIDATE", Snapshot.Candidate.class)));
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
