// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.Risk;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All scenarios with their risks and treatment status (method.md sections 3 to 5). Every risk is
 * computed per route; the worst route is the scenario's.
 */
public final class ScenarioRule {

  private final Level tolerance;
  private final Corrections corrections;
  private final Acceptances acceptances;
  private final ActingSafeguards acting;
  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<NotExposed> notExposed;
  private final List<DecisionResult> decisions = new ArrayList<>();

  public ScenarioRule(
      SystemGraph graph,
      CatalogueIndex catalogue,
      AssessmentInput input,
      List<Standing> standings,
      OpenFindings findings,
      Level tolerance) {
    this.tolerance = tolerance;
    Coverages coverages = new Coverages(graph, catalogue, standings);
    Drafts drafted = new Drafts(graph, catalogue, input.revision().profile(), findings, coverages);
    acting = new ActingSafeguards(coverages, drafted.isGenerativeAi());
    notExposed = drafted.notExposed();
    List<Decision> sorted =
        input.decisions().stream()
            .sorted(Comparator.comparing(Decision::id, CodePoints.ORDER))
            .toList();
    Map<String, Draft> byId = new HashMap<>();
    drafted.drafts().forEach(draft -> byId.put(draft.id(), draft));
    corrections = new Corrections(sorted, byId, input.asOf());
    acceptances =
        new Acceptances(sorted, byId, this::evidenced, input.acceptanceLimit(), input.asOf());
    decisions.addAll(corrections.results());
    decisions.addAll(acceptances.results());
    drafted.drafts().forEach(draft -> scenarios.add(finish(draft)));
  }

  private Level evidenced(Draft draft) {
    return draft.evidenced(corrections.of(draft.id()));
  }

  private Scenario finish(Draft draft) {
    Reduction.Correction correction = corrections.of(draft.id());
    List<Route> routes = new ArrayList<>(draft.routes().size());
    for (DraftRoute route : draft.routes()) {
      routes.add(route.finish(draft.impact(), correction));
    }
    Risk evidenced = worst(routes, Route::evidenced);
    Risk claimed = worst(routes, Route::claimed);
    Risk attainable = worst(routes, Route::attainable);
    Risk conceivable = worst(routes, Route::conceivable);
    String acceptance = acceptances.covering(draft.id());
    TreatmentStatus without = status(false, evidenced, claimed, attainable, conceivable);
    TreatmentStatus status =
        status(acceptance != null, evidenced, claimed, attainable, conceivable);
    Acting acts = acting.on(draft);
    return new Scenario(
        draft.id(),
        draft.family().id(),
        draft.component().key(),
        routes,
        draft.impact(),
        worst(routes, Route::inherent),
        evidenced,
        claimed,
        attainable,
        conceivable,
        draft.uncorrected(),
        status,
        without,
        status == TreatmentStatus.ACCEPTED ? acceptance : null,
        acts.credited(),
        acts.identity(),
        draft.binding(),
        ScenarioReasons.of(
            draft, acts, routes, evidenced, status, without, decisionsOn(draft, acceptance)));
  }

  private ScenarioReasons.Decisions decisionsOn(Draft draft, @Nullable String acceptance) {
    return new ScenarioReasons.Decisions(acceptance, corrections.idsOf(draft.id()));
  }

  private TreatmentStatus status(
      boolean accepted, Risk evidenced, Risk claimed, Risk attainable, Risk conceivable) {
    return TreatmentRule.status(
        tolerance,
        accepted,
        evidenced.level(),
        claimed.level(),
        attainable.level(),
        conceivable.level());
  }

  /** Of equally bad routes the cheapest, then in the order of the table. */
  private static Risk worst(List<Route> routes, Function<Route, Level> level) {
    Route worst = routes.getFirst();
    for (Route route : routes) {
      int byRisk = level.apply(route).compareTo(level.apply(worst));
      if (byRisk > 0 || (byRisk == 0 && route.cost() < worst.cost())) {
        worst = route;
      }
    }
    return new Risk(level.apply(worst), worst.access());
  }

  public List<Scenario> scenarios() {
    return scenarios;
  }

  public List<NotExposed> notExposed() {
    return notExposed;
  }

  /** How corrections and acceptances stand. */
  public List<DecisionResult> decisions() {
    return decisions;
  }
}
