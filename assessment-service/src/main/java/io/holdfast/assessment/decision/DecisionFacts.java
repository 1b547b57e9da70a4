// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.assessment.assessment.AssessmentStore;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.OrganisationPolicy;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.RevisionCopies;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Looks up what a decision refers to, and what it is taken on. */
@ApplicationScoped
class DecisionFacts {

  /** The live assessment that is current. */
  record Current(UUID assessment, Assessment result, String resultDigest) {}

  private final Jdbi jdbi;
  private final AssessmentStore assessments;
  private final RevisionCopies revisions;
  private final EditionCopies editions;

  DecisionFacts(
      Jdbi jdbi, AssessmentStore assessments, RevisionCopies revisions, EditionCopies editions) {
    this.jdbi = jdbi;
    this.assessments = assessments;
    this.revisions = revisions;
    this.editions = editions;
  }

  /** The current assessment, when there is one yet. */
  Optional<Current> current(UUID system) {
    record Head(UUID id, UUID result, String digest) {}
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select current_id, result_id, result_digest from assessed_system
                        where system_id = :system and current_id is not null
                        """)
                    .bind("system", system)
                    .map(
                        (rs, ctx) ->
                            new Head(
                                rs.getObject("current_id", UUID.class),
                                rs.getObject("result_id", UUID.class),
                                rs.getString("result_digest")))
                    .findOne())
        .map(head -> new Current(head.id(), assessments.result(head.result()), head.digest()));
  }

  /**
   * What the decision says, with what the current assessment says of it.
   *
   * @throws Problem when it refers to what is not there, or cannot be decided so
   */
  DecisionContent content(DecisionRequest request, KnownSystem system) {
    List<Violation> wrong = new ArrayList<>();
    checkComponent(request, system, wrong);
    checkRequirement(request, wrong);
    checkEvidence(request, system, wrong);
    if (request.level() != null && request.level().isAbove(limit())) {
      wrong.add(aboveLimit("/level", "a tolerance of " + request.level()));
    }
    boolean onAssessment =
        request.assessment() != null
            || request.scenario() != null
            || !request.scenariosOrNone().isEmpty();
    @Nullable Current current = onAssessment ? needed(system) : null;
    List<DecisionContent.Bound> bounds =
        current == null ? List.of() : bounds(request, current.result(), wrong);
    refuse(wrong);
    @Nullable String digest =
        current == null || request.assessment() == null
            ? null
            : requireAssessment(request, system, current);
    return DecisionContent.of(request, bounds, digest);
  }

  private static void refuse(List<Violation> wrong) {
    if (!wrong.isEmpty()) {
      throw Problem.of(ProblemType.UNPROCESSABLE, wrong.getFirst().message(), wrong);
    }
  }

  private Current needed(KnownSystem system) {
    return current(system.id())
        .orElseThrow(() -> Problem.notYetKnown("/system", "assessment of", system.key()));
  }

  /** The installation's limit, or the edition's where the organisation has lowered it. */
  private Level limit() {
    Level ofEdition =
        editions
            .activeDocument()
            .map(document -> Parameters.of(document.parameterTexts()).acceptanceLimit())
            .orElse(Parameters.METHOD.acceptanceLimit());
    return Level.lowest(OrganisationPolicy.DEFAULT.acceptanceLimit(), ofEdition);
  }

  private Violation aboveLimit(String pointer, String what) {
    return new Violation(
        pointer, "above-limit", what + " is above the organisation's limit, " + limit());
  }

  private List<DecisionContent.Bound> bounds(
      DecisionRequest request, Assessment result, List<Violation> wrong) {
    List<DecisionContent.Bound> bounds = new ArrayList<>();
    if (request.scenario() != null) {
      find(result, request.scenario(), "/scenario", wrong)
          .ifPresent(found -> bounds.add(bound(found, found.uncorrected())));
    }
    for (int i = 0; i < request.scenariosOrNone().size(); i++) {
      String pointer = "/scenarios/" + i;
      Optional<Scenario> found = find(result, request.scenariosOrNone().get(i), pointer, wrong);
      if (found.isEmpty()) {
        continue;
      }
      Level residual = found.get().evidenced().level();
      if (residual.isAbove(limit())) {
        wrong.add(aboveLimit(pointer, "the residual " + residual));
      } else if (found.get().statusWithoutAcceptance() == TreatmentStatus.TOLERABLE) {
        wrong.add(new Violation(pointer, "nothing-to-accept", found.get().id() + " is tolerable"));
      } else {
        bounds.add(bound(found.get(), residual));
      }
    }
    return bounds;
  }

  private static DecisionContent.Bound bound(Scenario scenario, Level residual) {
    return new DecisionContent.Bound(scenario.id(), residual, scenario.binding().hash());
  }

  private static Optional<Scenario> find(
      Assessment result, String id, String pointer, List<Violation> wrong) {
    Optional<Scenario> found =
        result.scenarios().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      wrong.add(
          new Violation(
              pointer, "unknown-scenario", "the current assessment has no scenario " + id));
    }
    return found;
  }

  private void checkComponent(DecisionRequest request, KnownSystem system, List<Violation> wrong) {
    String component = request.component();
    if (component == null) {
      return;
    }
    boolean known =
        revisions
            .current(system.id())
            .orElseThrow(() -> Problem.notYetKnown("/system", "revision of", system.key()))
            .document()
            .component(component)
            .isPresent();
    if (!known) {
      wrong.add(
          new Violation(
              "/component",
              "unknown-component",
              "the current revision has no component " + component));
    }
  }

  private void checkRequirement(DecisionRequest request, List<Violation> wrong) {
    String requirement = request.requirement();
    if (requirement == null) {
      return;
    }
    Optional<EditionDocument.Requirement> found =
        editions
            .activeDocument()
            .orElseThrow(
                () -> Problem.notYetKnown("/requirement", "edition of the catalogue", "any"))
            .requirements()
            .stream()
            .filter(each -> each.id().equals(requirement))
            .findFirst();
    if (found.isEmpty()) {
      wrong.add(
          new Violation(
              "/requirement",
              "unknown-requirement",
              "the active edition has no requirement " + requirement));
    } else if (request.kind() == DecisionKind.DECLARATION
        && !Assessable.DECLARED.name().equals(found.get().assessable())) {
      wrong.add(
          new Violation(
              "/requirement", "not-declared", requirement + " is computed, not declared"));
    }
  }

  private void checkEvidence(DecisionRequest request, KnownSystem system, List<Violation> wrong) {
    if (request.evidenceOrNone().isEmpty()) {
      return;
    }
    Set<UUID> known =
        new HashSet<>(
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select id from evidence where id = any(:ids)
                              and (system_id = :system or system_id is null)
                            """)
                        .bindArray("ids", UUID.class, request.evidenceOrNone().toArray())
                        .bind("system", system.id())
                        .mapTo(UUID.class)
                        .list()));
    for (int i = 0; i < request.evidenceOrNone().size(); i++) {
      if (!known.contains(request.evidenceOrNone().get(i))) {
        wrong.add(
            new Violation(
                "/evidence/" + i,
                "unknown-evidence",
                "no evidence " + request.evidenceOrNone().get(i) + " of this system"));
      }
    }
  }

  /** An approval is of the current one; a change is screened whenever. */
  private String requireAssessment(DecisionRequest request, KnownSystem system, Current current) {
    UUID id = java.util.Objects.requireNonNull(request.assessment());
    String digest =
        jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select result_digest from assessment
                            where id = :id and system_id = :system and kind = 'LIVE'
                            """)
                        .bind("id", id)
                        .bind("system", system.id())
                        .mapTo(String.class)
                        .findOne())
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "/assessment", "unknown-assessment", "no live assessment " + id));
    if (request.kind() == DecisionKind.ASSESSMENT_APPROVAL && !id.equals(current.assessment())) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "assessment " + id + " is no longer the current one, " + current.assessment());
    }
    return digest;
  }
}
