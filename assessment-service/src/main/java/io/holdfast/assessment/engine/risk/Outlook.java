// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.BitSet;

/**
 * What the evidenced risk of an assessed scenario would be with other controls credited (method.md
 * section 4), before corrections.
 */
public final class Outlook {

  private Outlook() {}

  /**
   * @param credited numbers of the controls
   * @param preventing those whose PREVENT counts; with an open incident only newer ones do
   */
  public static Level evidenced(
      Scenario scenario,
      FamilyIndex family,
      boolean generativeAi,
      BitSet credited,
      BitSet preventing) {
    Level highest = Level.VL;
    for (Route route : scenario.routes()) {
      Reduction reduction =
          Reduction.of(family, route.access(), generativeAi, credited, preventing);
      Level residual =
          reduction.residual(
              route.initiation(), route.success(), scenario.impact(), Reduction.Correction.NONE);
      highest = Level.highest(highest, residual);
    }
    return highest;
  }
}
