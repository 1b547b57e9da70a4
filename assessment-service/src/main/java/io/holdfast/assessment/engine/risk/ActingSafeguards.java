// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.input.Access;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The safeguards that act on a scenario (method.md section 4): control in the family's list, acting
 * on the access of a route, scope covering the component.
 */
final class ActingSafeguards {

  /**
   * What decides them.
   *
   * @param accesses of the routes, one bit each
   */
  private record Place(FamilyIndex family, Cover cover, long accesses) {}

  private final Coverages coverages;
  private final boolean generativeAi;
  private final Map<Place, Acting> known = new HashMap<>();

  ActingSafeguards(Coverages coverages, boolean generativeAi) {
    this.coverages = coverages;
    this.generativeAi = generativeAi;
  }

  Acting on(Draft draft) {
    long accesses = 0;
    for (DraftRoute route : draft.routes()) {
      accesses |= 1L << route.access().ordinal();
    }
    Cover cover = coverages.cover(draft.node());
    return known.computeIfAbsent(
        new Place(draft.family(), cover, accesses),
        place -> new Acting(place.family(), place.cover(), controls(draft)));
  }

  /** Numbers of the controls that lower something on a route of the scenario. */
  private BitSet controls(Draft draft) {
    Set<Access> accesses = EnumSet.noneOf(Access.class);
    draft.routes().forEach(route -> accesses.add(route.access()));
    BitSet numbers = new BitSet();
    for (Measure measure : draft.family().measures()) {
      if (measure.hasEffect()
          && (generativeAi || !measure.isForGenerativeAi())
          && measure.actsOnAny(accesses)) {
        numbers.set(measure.number());
      }
    }
    return numbers;
  }
}
