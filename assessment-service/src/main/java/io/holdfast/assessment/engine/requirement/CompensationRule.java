// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a requirement is met by compensation (method.md section 6; JRC134461, GP3 and GP4): the
 * model-level controls are not mature enough, and a system-level one carries the scenario.
 */
final class CompensationRule {

  private final Level tolerance;
  private final Map<String, Standing> standings = new HashMap<>();

  CompensationRule(Level tolerance, List<Standing> all) {
    this.tolerance = tolerance;
    all.forEach(standing -> standings.put(standing.id(), standing));
  }

  /** The safeguard that compensates on the scenario; absent: none does. */
  @Nullable String compensating(FamilyIndex family, Scenario scenario) {
    if (!scenario.inherent().level().isAbove(tolerance) || family.hasMatureModelControl()) {
      return null;
    }
    for (String id : scenario.safeguards()) {
      Standing standing = standings.get(id);
      if (standing != null && carries(family, standing)) {
        return id;
      }
    }
    return null;
  }

  private static boolean carries(FamilyIndex family, Standing standing) {
    Measure measure = family.measure(standing.control().id());
    return measure != null
        && measure.level() == ControlLevel.SYSTEM
        && measure.isEstablished()
        && !measure.isWeakAlone();
  }
}
