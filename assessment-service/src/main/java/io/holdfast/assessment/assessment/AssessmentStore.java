// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.gate.GateRule;
import io.holdfast.assessment.engine.gate.Objection;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Verdict;
import io.holdfast.kit.database.MonthlyPartitions.PartitionedTable;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stores assessments and what is the current one per system. Part of its caller's transaction. */
@ApplicationScoped
public class AssessmentStore {

  private final Jdbi jdbi;

  AssessmentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Produces
  @Singleton
  static PartitionedTable table(
      @ConfigProperty(name = "holdfast.assessment.retention", defaultValue = "P10Y")
          String retention) {
    return new PartitionedTable("assessment", Period.parse(retention));
  }

  /** The result of an assessment, read. */
  public Assessment result(UUID resultId) {
    return stored(resultId).read();
  }

  /** The result of an assessment, read when that of the one after it is known. */
  public Assessment resultBefore(UUID resultId, WrittenResult after) {
    return stored(resultId).readBefore(after);
  }

  private Stored stored(UUID resultId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select packed, result from assessment where id = :id")
                    .bind("id", resultId)
                    .map((rs, ctx) -> new Stored(rs.getBytes("packed"), rs.getString("result")))
                    .findOne())
        .orElseThrow(() -> new IllegalStateException("no result " + resultId));
  }

  /** A result; of before the service compressed them itself, as text. */
  private record Stored(byte @Nullable [] packed, String text) {

    Assessment read() {
      return packed == null ? ResultJson.read(text) : ResultJson.unpacked(packed);
    }

    Assessment readBefore(WrittenResult after) {
      return packed == null ? ResultJson.read(text) : ResultJson.unpackedBefore(packed, after);
    }
  }

  public void add(NewAssessment row) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into assessment (id, system_id, kind, candidate, revision, document_digest,
                      edition, edition_digest, method_version, as_of, recorded_at, inputs_digest,
                      result_digest, class, verdicts, previous_id, result_id, packed, changes,
                      announcement, triggers, next_expiry, seen)
                    values (:id, :systemId, :kind, :candidate, :revision, :documentDigest, :edition,
                      :editionDigest, :methodVersion, :asOf, :recordedAt, :inputsDigest,
                      :resultDigest, :regulatoryClass, :verdictsJson::jsonb, :previousId, :resultId,
                      :packed, :changes, :announcement, :triggers, :nextExpiry, :seen::pg_snapshot)
                    """)
                .bindMethods(row)
                .bind("verdictsJson", Json.text(row.verdicts()))
                .bind("packed", row.json() == null ? null : ResultJson.packed(row.json()))
                .execute());
  }

  /**
   * Makes a live assessment the current one of its system.
   *
   * @param changed whether something is other than before
   * @param result what the row stores
   */
  public void makeCurrent(NewAssessment row, boolean changed, Assessment result) {
    List<Expiry> expiries = result.expiries();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update assessed_system set current_id = :id, result_id = :resultId,
                      revision = :revision, document_digest = :documentDigest, edition = :edition,
                      edition_digest = :editionDigest, method_version = :methodVersion,
                      class = :regulatoryClass, verdicts = :verdictsJson::jsonb,
                      inputs_digest = :inputsDigest, result_digest = :resultDigest, as_of = :asOf,
                      changed_at = case when :changed then :recordedAt else changed_at end,
                      next_expiry = :nextExpiry, expiries = :expiries, gate_proofs = :proofs,
                      requirement_results = :requirements::jsonb, unannounced_at = :firstExpiry
                    where system_id = :systemId
                    """)
                .bindMethods(row)
                .bind("verdictsJson", Json.text(row.verdicts()))
                .bind("changed", changed)
                .bind("expiries", Json.text(expiries))
                .bind("requirements", Json.text(withoutVerdict(result)))
                .bind("proofs", Json.text(GateRule.proofs(result)))
                .bind("firstExpiry", expiries.isEmpty() ? null : expiries.getFirst().at())
                .execute());
  }

  /** Results of requirements of frameworks on which a system gets no verdict, by id. */
  private static Map<String, String> withoutVerdict(Assessment result) {
    Set<String> judged =
        result.verdicts().stream().map(Verdict::framework).collect(Collectors.toSet());
    return result.requirements().stream()
        .filter(each -> !judged.contains(each.framework()))
        .collect(Collectors.toMap(RequirementResult::id, each -> each.status().name()));
  }

  /**
   * A candidate, and what its assessment says against it.
   *
   * @param liveId result of the live system that it was compared with
   */
  public record CandidateRow(
      UUID systemId,
      String component,
      String identity,
      long revision,
      String body,
      List<Objection> objections,
      UUID liveId) {}

  /** Keeps a candidate and its last assessment. */
  public void makeCurrent(CandidateRow candidate, NewAssessment row) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into candidate (system_id, component, identity, revision, body,
                      assessment_id, result_id, inputs_digest, next_expiry, updated_at,
                      gate_objections, gate_live_id)
                    values (:systemId, :component, :identity, :revision, :body, :assessment, :result,
                      :inputs, :expiry, :now, :objectionsJson, :liveId)
                    on conflict (system_id, component, identity) do update set
                      revision = excluded.revision, body = excluded.body,
                      assessment_id = excluded.assessment_id, result_id = excluded.result_id,
                      inputs_digest = excluded.inputs_digest, next_expiry = excluded.next_expiry,
                      updated_at = excluded.updated_at,
                      gate_objections = excluded.gate_objections,
                      gate_live_id = excluded.gate_live_id
                    """)
                .bindMethods(candidate)
                .bind("objectionsJson", Json.text(candidate.objections()))
                .bind("assessment", row.id())
                .bind("result", row.resultId())
                .bind("inputs", row.inputsDigest())
                .bind("expiry", row.nextExpiry())
                .bind("now", row.recordedAt())
                .execute());
  }

  /** Holds a system back after a failed run, ever longer. */
  public void holdBack(UUID systemId, Instant until) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update assessed_system set failures = failures + 1, next_attempt_at = :until
                    where system_id = :system
                    """)
                .bind("until", until)
                .bind("system", systemId)
                .execute());
  }
}
