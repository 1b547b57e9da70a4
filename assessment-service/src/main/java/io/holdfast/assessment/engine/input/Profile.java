// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the system is for and which law it falls under (method.md section 2).
 *
 * @param aiAct absent: the class cannot be told and counts as high-risk
 * @param impact per property; a property that is missing counts as VH and leaves results
 *     undetermined
 * @param foreseenChanges the change plan of the initial conformity assessment (AI Act Art. 43(4))
 * @param tolerance a tolerance other than the class's
 */
public record Profile(
    String intendedPurpose,
    @Nullable Role role,
    @Nullable AiActFacts aiAct,
    CraScope cra,
    Map<SecurityProperty, Impact> impact,
    List<ForeseenChange> foreseenChanges,
    @Nullable Tolerance tolerance) {

  public Profile {
    impact = Map.copyOf(impact);
    foreseenChanges = List.copyOf(foreseenChanges);
  }

  /**
   * Facts that decide the class (AI Act Art. 5 and 6).
   *
   * @param annexI safety component of, or itself, a product that needs third-party assessment
   * @param annexIII number of the Annex III area
   * @param derogation ground of Art. 6(3) that is claimed
   */
  public record AiActFacts(
      boolean annexI,
      @Nullable String annexIII,
      @Nullable Derogation derogation,
      boolean profilesNaturalPersons,
      boolean prohibitedPractice) {}

  public record Derogation(String ground, String justification) {}

  public record Impact(Level level, String rationale) {}

  /** A change of this kind, on this component or on any, was foreseen. */
  public record ForeseenChange(
      @Nullable String component, String change, @Nullable String limits) {}

  public record Tolerance(Level level, String reason) {}
}
