// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Path;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.Risk;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a scenario stands as it does: facts by id, not prose (method.md section 6). */
final class ScenarioReasons {

  /** Decisions that bear on a scenario. */
  record Decisions(@Nullable String acceptance, List<String> corrections) {}

  private ScenarioReasons() {}

  static List<Reason> of(
      Draft draft,
      Acting acting,
      List<Route> routes,
      Risk evidenced,
      TreatmentStatus status,
      TreatmentStatus without,
      Decisions decisions) {
    List<Reason> reasons = new ArrayList<>();
    if (status != TreatmentStatus.TOLERABLE) {
      reasons.add(reachedBy(draft, routes, evidenced));
    }
    add(reasons, Reason.Code.FINDING_OPEN, facts(Fact.Kind.FINDING, draft.findings().ids()));
    add(reasons, Reason.Code.CORRECTED_BY, facts(Fact.Kind.DECISION, decisions.corrections()));
    if (status == TreatmentStatus.ACCEPTED && decisions.acceptance() != null) {
      reasons.add(
          new Reason(
              Reason.Code.ACCEPTED_BY, new Fact(Fact.Kind.DECISION, decisions.acceptance())));
    }
    if (without != TreatmentStatus.TOLERABLE) {
      reasons.addAll(acting.missing(without));
    }
    if (without == TreatmentStatus.UNATTAINABLE) {
      reasons.add(
          new Reason(
              Reason.Code.NO_CONTROL_ENOUGH,
              List.of(
                  new Fact(Fact.Kind.FAMILY, draft.family().id()),
                  new Fact(Fact.Kind.COMPONENT, draft.component().key()))));
    }
    return reasons;
  }

  private static Reason reachedBy(Draft draft, List<Route> routes, Risk evidenced) {
    List<Fact> facts = new ArrayList<>();
    for (Route route : routes) {
      Path path = route.path();
      if (route.access() == evidenced.route()
          && path.holder() == Path.Holder.ACTOR
          && path.actor() != null) {
        facts.add(new Fact(Fact.Kind.ACTOR, path.actor()));
      }
    }
    facts.add(new Fact(Fact.Kind.COMPONENT, draft.component().key()));
    return new Reason(Reason.Code.REACHED_BY, facts);
  }

  private static List<Fact> facts(Fact.Kind kind, List<String> ids) {
    List<Fact> facts = new ArrayList<>(ids.size());
    ids.forEach(id -> facts.add(new Fact(kind, id)));
    return facts;
  }

  private static void add(List<Reason> reasons, Reason.Code code, List<Fact> facts) {
    if (!facts.isEmpty()) {
      reasons.add(new Reason(code, facts));
    }
  }
}
