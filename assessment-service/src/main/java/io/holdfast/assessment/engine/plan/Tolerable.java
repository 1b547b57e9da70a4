// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;

/** Evidenced risk within the tolerance; acceptance does not count (method.md sections 5 and 9). */
final class Tolerable {

  private Tolerable() {}

  static boolean is(Scenario scenario) {
    return scenario.statusWithoutAcceptance() == TreatmentStatus.TOLERABLE;
  }
}
