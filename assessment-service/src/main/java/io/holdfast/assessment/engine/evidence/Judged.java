// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.result.EvidenceUse;
import java.util.Comparator;
import java.util.List;

/**
 * Evidence judged for one safeguard.
 *
 * @param worldChanges changes of the world that end it for the families or requirements they name
 */
record Judged(Evidence evidence, EvidenceUse use, List<Change> worldChanges) {

  /** Newest first; of equally new ones the worse outcome, then by id. */
  static final Comparator<Judged> NEWEST_FIRST =
      Comparator.comparing((Judged judged) -> judged.evidence.collectedAt())
          .thenComparing(judged -> judged.evidence.receivedAt())
          .thenComparing(Judged::outcome)
          .reversed()
          .thenComparing(judged -> judged.evidence.id());

  Outcome outcome() {
    return evidence.outcome();
  }

  /** Whether it names what counts under <em>effective</em>. */
  boolean provesEffect() {
    return use.isValid() && use.noEffect() == null;
  }

  boolean isValid(View view) {
    return use.isValid() && worldChanges.stream().noneMatch(view::isConcernedBy);
  }
}
