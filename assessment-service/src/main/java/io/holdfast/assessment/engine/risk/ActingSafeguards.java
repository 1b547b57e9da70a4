// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The safeguards that act on a scenario (method.md section 4): control in the family's list, acting
 * on the access of a route, scope covering the component.
 */
final class ActingSafeguards {

  private record Place(String family, Set<Access> accesses) {}

  private final Coverages coverages;
  private final boolean generativeAi;
  private final Map<Place, BitSet> acting = new HashMap<>();

  ActingSafeguards(Coverages coverages, boolean generativeAi) {
    this.coverages = coverages;
    this.generativeAi = generativeAi;
  }

  List<Standing> credited(Draft draft) {
    return acting(draft, standing -> standing.isCreditedFor(draft.family().family()));
  }

  List<Standing> notCredited(Draft draft) {
    return acting(
        draft,
        standing -> standing.isImplemented() && !standing.isCreditedFor(draft.family().family()));
  }

  private List<Standing> acting(Draft draft, Predicate<Standing> wanted) {
    BitSet controls = controls(draft);
    List<Standing> found = new ArrayList<>();
    for (Standing standing : coverages.covering(draft.node())) {
      if (controls.get(standing.number()) && wanted.test(standing)) {
        found.add(standing);
      }
    }
    if (found.size() > 1) {
      found.sort(Comparator.comparing(Standing::id, CodePoints.ORDER));
    }
    return found;
  }

  /** Numbers of the controls that lower something on a route of the scenario. */
  BitSet controls(Draft draft) {
    Set<Access> accesses = EnumSet.noneOf(Access.class);
    draft.routes().forEach(route -> accesses.add(route.access()));
    return acting.computeIfAbsent(
        new Place(draft.family().id(), accesses), place -> controls(draft.family(), accesses));
  }

  private BitSet controls(FamilyIndex family, Set<Access> accesses) {
    BitSet numbers = new BitSet();
    for (Measure measure : family.measures()) {
      if (measure.hasEffect()
          && (generativeAi || !measure.isForGenerativeAi())
          && measure.actsOnAny(accesses)) {
        numbers.set(measure.number());
      }
    }
    return numbers;
  }

  static @Nullable IdentityStrength identity(List<Standing> safeguards) {
    IdentityStrength weakest = null;
    for (Standing safeguard : safeguards) {
      weakest = IdentityStrength.weakest(weakest, safeguard.identity());
    }
    return weakest;
  }
}
