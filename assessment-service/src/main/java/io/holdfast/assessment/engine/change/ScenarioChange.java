// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import org.jspecify.annotations.Nullable;

/** From where to where a scenario's evidenced risk and status moved; absent: not there. */
public record ScenarioChange(
    String scenario,
    @Nullable Level from,
    @Nullable Level to,
    @Nullable TreatmentStatus statusFrom,
    @Nullable TreatmentStatus statusTo) {

  static ScenarioChange of(Delta<Scenario> delta) {
    Scenario from = delta.from();
    Scenario to = delta.to();
    return new ScenarioChange(
        delta.id(),
        from == null ? null : from.evidenced().level(),
        to == null ? null : to.evidenced().level(),
        from == null ? null : from.status(),
        to == null ? null : to.status());
  }

  /**
   * A higher risk; one that was tolerable or accepted and is not; with the same risk a worse
   * status; or a scenario that was not there.
   */
  public boolean isWorse() {
    if (from == null || to == null || statusFrom == null || statusTo == null) {
      return from == null;
    }
    return to.isAbove(from)
        || (statusFrom.isBearable() && !statusTo.isBearable())
        || (to == from && statusTo.compareTo(statusFrom) > 0);
  }

  public boolean isBetter() {
    if (from == null || to == null || statusFrom == null || statusTo == null) {
      return from != null;
    }
    return !isWorse() && (from.isAbove(to) || (to == from && statusTo.compareTo(statusFrom) < 0));
  }
}
