// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.SecurityProperty;

/**
 * Impact (method.md section 3): the highest of the profile's impacts for the properties that the
 * family hurts; integrity and availability one step lower on a component of supporting influence.
 */
final class ImpactRule {

  private ImpactRule() {}

  static Level impact(Profile profile, Edition.Family family, Component component) {
    boolean supporting = component.influence() == Influence.SUPPORTING;
    Level highest = Level.VL;
    for (SecurityProperty property : family.hurts()) {
      Profile.Impact stated = profile.impact().get(property);
      // Absence of information never counts as safety.
      Level level = stated == null ? Level.VH : stated.level();
      boolean lower = supporting && property != SecurityProperty.CONFIDENTIALITY;
      highest = Level.highest(highest, lower ? level.step(-1) : level);
    }
    return highest;
  }
}
