// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.RequirementIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credited safeguards that a requirement rests on: those on its demands, and those that act on
 * the scenarios it names.
 */
final class RestsOn {

  private final ScenarioIndex scenarios;
  private final DemandRule demands;
  private final List<Standing> standings;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<FamilyIndex, BitSet> acting = new HashMap<>();

  /**
   * @param standings by id
   */
  RestsOn(ScenarioIndex scenarios, DemandRule demands, List<Standing> standings) {
    this.scenarios = scenarios;
    this.demands = demands;
    this.standings = standings;
    standings.forEach(standing -> ranks.put(standing.id(), ranks.size()));
  }

  /** By id. */
  List<Standing> safeguards(RequirementIndex index) {
    BitSet found = new BitSet();
    for (List<String> demand : index.demands()) {
      for (Standing standing : demands.safeguards(index.requirement(), demand)) {
        found.set(rank(standing.id()));
      }
    }
    index.named().forEach(family -> found.or(acting.computeIfAbsent(family, this::findActing)));
    List<Standing> safeguards = new ArrayList<>(found.cardinality());
    for (int rank = found.nextSetBit(0); rank >= 0; rank = found.nextSetBit(rank + 1)) {
      safeguards.add(standings.get(rank));
    }
    return safeguards;
  }

  private BitSet findActing(FamilyIndex family) {
    BitSet found = new BitSet();
    for (Scenario scenario : scenarios.of(family.id())) {
      scenario.safeguards().forEach(id -> found.set(rank(id)));
    }
    return found;
  }

  private int rank(String safeguard) {
    return Objects.requireNonNull(ranks.get(safeguard));
  }

  static @Nullable IdentityStrength identity(List<Standing> safeguards) {
    IdentityStrength weakest = null;
    for (Standing safeguard : safeguards) {
      weakest = IdentityStrength.weakest(weakest, safeguard.identity());
    }
    return weakest;
  }
}
