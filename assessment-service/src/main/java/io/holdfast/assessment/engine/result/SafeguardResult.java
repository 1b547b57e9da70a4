// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a safeguard is credited, and on what (method.md section 4).
 *
 * @param unmet demands of its control that no valid passing evidence meets
 * @param failed evidence that is the newest valid one of its kind and no pass
 * @param evidence all that speaks for it, each with its validity
 * @param notFor families for which its evidence does not count, though it is credited
 * @param identity the weakest identity that the credit rests on
 */
public record SafeguardResult(
    String id,
    String control,
    boolean implemented,
    boolean credited,
    List<UnmetDemand> unmet,
    List<String> failed,
    List<EvidenceUse> evidence,
    List<String> notFor,
    @Nullable IdentityStrength identity) {

  public SafeguardResult {
    unmet = List.copyOf(unmet);
    failed = List.copyOf(failed);
    evidence = List.copyOf(evidence);
    notFor = List.copyOf(notFor);
  }

  /** A demand: one of these kinds of evidence has to show it. */
  public record UnmetDemand(Purpose purpose, List<String> kinds) {
    public UnmetDemand {
      kinds = List.copyOf(kinds);
    }
  }

  /** What a demand shows. */
  public enum Purpose {
    IN_PLACE,
    EFFECTIVE
  }
}
