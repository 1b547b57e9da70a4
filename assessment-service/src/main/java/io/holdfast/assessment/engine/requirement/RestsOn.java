// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.RequirementIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The credited safeguards that a requirement rests on: those on its demands, and those that act on
 * the scenarios it names.
 */
final class RestsOn {

  private final DemandRule demands;
  private final Map<String, Standing> byId = new HashMap<>();

  RestsOn(DemandRule demands, List<Standing> standings) {
    this.demands = demands;
    standings.forEach(standing -> byId.put(standing.id(), standing));
  }

  List<Standing> safeguards(RequirementIndex index, List<Scenario> named) {
    TreeSet<String> ids = new TreeSet<>(CodePoints.ORDER);
    for (List<String> demand : index.demands()) {
      demands.safeguards(index.requirement(), demand).forEach(standing -> ids.add(standing.id()));
    }
    named.forEach(scenario -> ids.addAll(scenario.safeguards()));
    List<Standing> safeguards = new ArrayList<>();
    ids.forEach(id -> safeguards.add(Objects.requireNonNull(byId.get(id))));
    return safeguards;
  }

  static @Nullable IdentityStrength identity(List<Standing> safeguards) {
    IdentityStrength weakest = null;
    for (Standing safeguard : safeguards) {
      weakest = IdentityStrength.weakest(weakest, safeguard.identity());
    }
    return weakest;
  }
}
