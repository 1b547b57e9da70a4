// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Binding;
import io.holdfast.assessment.engine.result.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario before people's decisions.
 *
 * @param version the component's current one as text; empty: it has none
 */
record Draft(
    String id,
    FamilyIndex family,
    int node,
    Component component,
    String version,
    Level impact,
    OpenFindings.OnPair findings,
    List<DraftRoute> routes) {

  /** The evidenced residual before corrections. */
  Level uncorrected() {
    return evidenced(Reduction.Correction.NONE);
  }

  /** The evidenced residual with what an assessor corrects. */
  Level evidenced(Reduction.Correction correction) {
    Level highest = Level.VL;
    for (DraftRoute route : routes) {
      highest = Level.highest(highest, route.evidenced(impact, correction));
    }
    return highest;
  }

  /** The inherently worst route; of equal ones the cheapest, then in the order of the table. */
  private DraftRoute worst() {
    DraftRoute worst = routes.getFirst();
    for (DraftRoute route : routes) {
      int byRisk = route.inherent(impact).compareTo(worst.inherent(impact));
      if (byRisk > 0 || (byRisk == 0 && route.cost() < worst.cost())) {
        worst = route;
      }
    }
    return worst;
  }

  Binding binding() {
    DraftRoute worst = worst();
    Path path = worst.path();
    List<String> steps = new ArrayList<>(path.components().size() + path.flows().size() + 1);
    steps.addAll(path.components());
    path.flows().forEach(flow -> steps.add(flow.name()));
    if (path.via() != null) {
      steps.add("via " + path.via());
    }
    return new Binding(worst.access(), path.actor(), steps, impact, version, findings.ids());
  }
}
