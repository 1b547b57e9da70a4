// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.result.RequirementStatus;
import org.jspecify.annotations.Nullable;

/** From where to where a requirement, or a verdict, moved; absent: not there. */
public record RequirementChange(
    String requirement,
    String framework,
    @Nullable RequirementStatus from,
    @Nullable RequirementStatus to) {

  /** Worse than it was; what appears is worse unless it is met or not applicable. */
  public boolean isWorse() {
    if (to == null) {
      return false;
    }
    return to.isWorseThan(from == null ? RequirementStatus.MET_BY_COMPENSATION : from);
  }
}
