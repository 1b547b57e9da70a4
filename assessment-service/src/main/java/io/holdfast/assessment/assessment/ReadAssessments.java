// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.CybersecurityRisk;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the assessments of one system. */
@ApplicationScoped
public class ReadAssessments {

  private static final String SELECT =
      """
      select a.id, a.kind, a.candidate, a.revision, a.edition, a.method_version, a.as_of,
        a.recorded_at, a.inputs_digest, a.result_digest, a.result_id, a.previous_id, a.class,
        a.verdicts, a.triggers, a.announcement, (select jsonb_agg(jsonb_build_object('caseId', c.case_id, 'eventId', c.event_id)
          order by c.answered_at, c.case_id)
        from case_answer c where c.assessment_id = a.id)::text as cases
      from assessment a
      """;

  private final Jdbi jdbi;
  private final AssessmentStore store;
  private final KnownSystems systems;
  private final ComputedFrom computedFrom;
  private final TellCauses tell;
  private final Links links;
  private final Caller caller;

  ReadAssessments(
      Jdbi jdbi,
      AssessmentStore store,
      KnownSystems systems,
      ComputedFrom computedFrom,
      TellCauses tell,
      Links links,
      Caller caller) {
    this.jdbi = jdbi;
    this.store = store;
    this.systems = systems;
    this.computedFrom = computedFrom;
    this.tell = tell;
    this.links = links;
    this.caller = caller;
  }

  /** What scenarios are narrowed to. */
  public record ScenarioFilter(
      @Nullable String status, @Nullable String family, @Nullable String component) {

    boolean admits(Scenario scenario) {
      return (status == null || scenario.status().name().equals(status))
          && (family == null || scenario.family().equals(family))
          && (component == null || scenario.component().equals(component));
    }
  }

  /**
   * The live assessment that is current.
   *
   * @throws Problem not found, when there is no such system, it is another team's, or it was not
   *     assessed yet
   */
  public AssessmentResponse current(String reference) {
    KnownSystem system = systems.visible(reference, caller);
    // asked first: none pending then means that everything is in the assessment read after
    int pending = pending(system.id());
    return whole(system, currentSummary(system), pending);
  }

  private AssessmentSummary currentSummary(KnownSystem system) {
    return summary(
            SELECT + " join assessed_system s on s.current_id = a.id where s.system_id = :id",
            system.id())
        .orElseThrow(() -> Problem.notFound("assessment yet of AI system", system.key()));
  }

  /** An assessment by its id, of whatever system the caller may see. */
  public AssessmentResponse byId(UUID id) {
    UUID systemId =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select system_id from assessment where id = :id")
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("assessment", id)));
    KnownSystem system =
        systems
            .find(systemId.toString())
            .filter(found -> caller.grants().sees(found.team()))
            .orElseThrow(() -> Problem.notFound("assessment", id));
    int pending = pending(systemId);
    return whole(
        system,
        summary(SELECT + " where a.id = :id", id)
            .orElseThrow(() -> Problem.notFound("assessment", id)),
        pending);
  }

  /** Live assessments, newest first. */
  public Page<AssessmentSummary> history(String reference, PageRequest page) {
    KnownSystem system = systems.visible(reference, caller);
    List<AssessmentSummary> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                              where a.system_id = :system and a.kind = 'LIVE'
                                and (:before::uuid is null or a.id < :before)
                              order by a.id desc limit :limit
                              """)
                    .bind("system", system.id())
                    .bind("before", IdCursor.after(page))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> Columns.summary(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** The last assessment with each version that is not current, newest first. */
  public Page<AssessmentSummary> candidates(String reference, PageRequest page) {
    KnownSystem system = systems.visible(reference, caller);
    List<AssessmentSummary> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + """
                              join candidate d on d.assessment_id = a.id
                              where d.system_id = :system
                                and (:before::uuid is null or a.id < :before)
                              order by a.id desc limit :limit
                              """)
                    .bind("system", system.id())
                    .bind("before", IdCursor.after(page))
                    .bind("limit", page.limit() + 1)
                    .map((rs, ctx) -> Columns.summary(rs))
                    .list());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** Scenarios of the live assessment, by id. */
  public Page<Scenario> scenarios(String reference, ScenarioFilter filter, PageRequest page) {
    KnownSystem system = systems.visible(reference, caller);
    String after = page.after(0);
    List<Scenario> found =
        store.result(currentSummary(system).resultOf()).scenarios().stream()
            .filter(filter::admits)
            .sorted(java.util.Comparator.comparing(Scenario::id))
            .filter(scenario -> after == null || scenario.id().compareTo(after) > 0)
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(found, page, scenario -> Cursor.of(scenario.id()));
  }

  /**
   * What differs between two assessments of the system, live or candidate.
   *
   * @param to absent: the current live assessment
   * @throws Problem unprocessable, when there is no such assessment of the system
   */
  public DifferenceResponse difference(String reference, UUID from, @Nullable UUID to) {
    KnownSystem system = systems.visible(reference, caller);
    AssessmentSummary first = ofSystem(system, "?from", from);
    AssessmentSummary second = to == null ? currentSummary(system) : ofSystem(system, "?to", to);
    ChangesView changes = ChangesView.of(difference(system, first, second));
    return new DifferenceResponse(
        SystemRef.of(system), first, second, changes, tell.causes(changes, second.edition()));
  }

  private Difference difference(
      KnownSystem system, AssessmentSummary first, AssessmentSummary second) {
    Assessment from = store.result(first.resultOf());
    Assessment to = store.result(second.resultOf());
    AssessmentInput input =
        from.basis().changes().equals(to.basis().changes())
            ? null
            : computedFrom.at(system.id(), to.basis().asOf()).orElse(null);
    return Difference.between(from, to, input);
  }

  private AssessmentSummary ofSystem(KnownSystem system, String pointer, UUID id) {
    return summary(SELECT + " where a.id = :id", id)
        .filter(found -> belongs(id, system))
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    pointer,
                    "unknown-assessment",
                    "no assessment " + id + " of AI system " + system.key()));
  }

  private boolean belongs(UUID id, KnownSystem system) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from assessment where id = :id and system_id = :system)")
                .bind("id", id)
                .bind("system", system.id())
                .mapTo(Boolean.class)
                .one());
  }

  private Optional<AssessmentSummary> summary(String sql, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(sql).bind("id", id).map((rs, ctx) -> Columns.summary(rs)).findOne());
  }

  private int pending(UUID systemId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from assessment_trigger where system_id = :system")
                .bind("system", systemId)
                .mapTo(Integer.class)
                .one());
  }

  private AssessmentResponse whole(KnownSystem system, AssessmentSummary row, int pending) {
    Assessment result = store.result(row.resultOf());
    ChangesView changes = changes(row.id());
    return new AssessmentResponse(
        row.id(),
        SystemRef.of(system),
        row.kind(),
        row.candidate(),
        row.revision(),
        row.edition(),
        row.methodVersion(),
        row.asOf(),
        row.recordedAt(),
        row.inputsDigest(),
        row.resultDigest(),
        row.unchanged(),
        row.resultOf(),
        pending,
        row.previous(),
        row.cases(),
        row.triggers(),
        result.regulatoryClass(),
        CybersecurityRisk.of(result.scenarios()).orElse(null),
        result.tolerance(),
        result.verdicts(),
        result.route(),
        result.requirements(),
        result.scenarios(),
        result.notExposed(),
        result.safeguards(),
        result.decisions(),
        result.dataAhead(),
        result.gaps(),
        result.identity(),
        result.nextExpiry(),
        result.expiries(),
        changes,
        tell.causes(changes, row.edition()),
        links.of(SystemRef.of(system), row));
  }

  private @Nullable ChangesView changes(UUID id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select changes from assessment where id = :id and changes is not null")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .map(ResultJson::readChanges)
        .orElse(null);
  }
}
