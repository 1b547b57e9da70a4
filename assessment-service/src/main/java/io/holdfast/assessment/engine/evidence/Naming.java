// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Invalidity;
import org.jspecify.annotations.Nullable;

/**
 * How well evidence names the versions that it has to name.
 *
 * @param invalid the first component that it does not name rightly; absent: it names all
 * @param strength the weakest identity; absent: it has to name nothing
 * @param carryOver a decision that it needs for that
 */
record Naming(
    @Nullable Invalidity invalid, @Nullable IdentityStrength strength, @Nullable String carryOver) {

  static final Naming NOTHING_TO_NAME = new Naming(null, null, null);

  boolean isRight() {
    return invalid == null;
  }

  /** One more component was named rightly. */
  Naming and(IdentityStrength next, @Nullable String decision) {
    return new Naming(
        null, IdentityStrength.weakest(strength, next), carryOver == null ? decision : carryOver);
  }
}
