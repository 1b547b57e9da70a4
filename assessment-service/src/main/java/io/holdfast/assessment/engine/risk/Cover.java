// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.evidence.Implementation;
import io.holdfast.assessment.engine.evidence.Standing;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The safeguards that cover a component, and which controls they make of it for the two residuals
 * that count safeguards. Components without safeguards of their own share one.
 */
final class Cover {

  private final List<Standing> safeguards;
  private final boolean toldApart;
  private final Coverage claimed;
  private final Coverage credited;
  private final Map<FamilyIndex, Coverage> creditedFor = new HashMap<>();

  /**
   * @param safeguards by id
   */
  Cover(List<Standing> safeguards) {
    this.safeguards = safeguards;
    toldApart = safeguards.stream().anyMatch(Standing::isToldApart);
    claimed = new Coverage(controls(Standing::isImplemented));
    credited = new Coverage(controls(Standing::isCredited));
  }

  List<Standing> safeguards() {
    return safeguards;
  }

  /** Credited, or with a family for which credit may differ: credited for it. */
  Coverage evidenced(FamilyIndex family) {
    return toldApart ? creditedFor.computeIfAbsent(family, this::findCredited) : credited;
  }

  private Coverage findCredited(FamilyIndex family) {
    return new Coverage(controls(standing -> standing.isCreditedFor(family.family())));
  }

  /** Implemented, evidence or not. */
  Coverage claimed() {
    return claimed;
  }

  /** Controls of safeguards that count and were not there before the incident. */
  BitSet notOlder(Instant incident, Predicate<Standing> counts) {
    return controls(
        standing ->
            counts.test(standing) && !Implementation.isOlderThan(standing.safeguard(), incident));
  }

  private BitSet controls(Predicate<Standing> counts) {
    BitSet numbers = new BitSet();
    for (Standing standing : safeguards) {
      if (counts.test(standing)) {
        numbers.set(standing.number());
      }
    }
    return numbers;
  }
}
