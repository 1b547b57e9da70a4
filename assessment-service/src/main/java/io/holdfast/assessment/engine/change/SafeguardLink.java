// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changed fact cost a safeguard its credit: by evidence that it ended, or by itself
 * (method.md section 7).
 */
final class SafeguardLink {

  private final List<FactChange> facts;
  private final List<EvidenceInvalidated> invalidated;

  SafeguardLink(List<FactChange> facts, List<EvidenceInvalidated> invalidated) {
    this.facts = facts;
    this.invalidated = invalidated;
  }

  /**
   * @param ended evidence that the fact ended
   */
  boolean uncredits(
      FactChange fact, List<EvidenceInvalidated> ended, Delta<SafeguardResult> delta) {
    return switch (fact.kind()) {
      case SAFEGUARD -> fact.id().equals(delta.id());
      case ARCHITECTURE -> speaksFor(ended, delta.id()) || isUnexplained(delta.id());
      case EVIDENCE -> failed(delta.to(), fact.id()) || isWithdrawn(delta.from(), fact);
      case EDITION, METHOD_VERSION -> true;
      case DECISION -> carried(delta.from(), fact.id());
      default -> speaksFor(ended, delta.id());
    };
  }

  private static boolean speaksFor(List<EvidenceInvalidated> evidence, String safeguard) {
    return evidence.stream()
        .anyMatch(each -> each.endsAltogether() && each.safeguard().equals(safeguard));
  }

  /** Neither evidence nor the safeguard itself says why: what it covers is gone. */
  private boolean isUnexplained(String safeguard) {
    return !speaksFor(invalidated, safeguard)
        && facts.stream()
            .noneMatch(fact -> fact.kind() == Kind.SAFEGUARD && fact.id().equals(safeguard));
  }

  private static boolean failed(@Nullable SafeguardResult now, String evidence) {
    return now != null && now.failed().contains(evidence);
  }

  private static boolean isWithdrawn(@Nullable SafeguardResult before, FactChange evidence) {
    return evidence.to() == null
        && before != null
        && before.evidence().stream().anyMatch(use -> use.evidence().equals(evidence.id()));
  }

  private static boolean carried(@Nullable SafeguardResult before, String decision) {
    return before != null
        && before.evidence().stream().anyMatch(use -> decision.equals(use.carryOver()));
  }
}
