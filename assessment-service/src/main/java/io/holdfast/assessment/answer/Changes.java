// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between an assessment and the one before it, as far as others are told. */
public record Changes(
    List<Invalidated> evidenceInvalidated,
    List<Credit> safeguardsUncredited,
    List<Credit> safeguardsCredited,
    List<Step> scenariosWorse,
    List<Step> scenariosBetter,
    List<Requirement> requirements,
    List<Framework> verdicts) {

  /** Nothing differs. */
  public static final Changes NONE =
      new Changes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * Evidence that was valid.
   *
   * @param reason why it no longer is
   * @param component where it shows
   * @param change kind of the change that did it
   * @param inPart families and requirements for which alone it no longer counts; absent: all
   */
  public record Invalidated(
      String evidence,
      String kind,
      String reason,
      @Nullable String component,
      @Nullable String change,
      @Nullable List<String> inPart) {}

  /** A safeguard, and the control that it implements. */
  public record Credit(String safeguard, String control) {}

  /**
   * A scenario whose evidenced residual or status differs; absent: it was, or is, not there.
   *
   * @param from level of the residual before
   * @param statusFrom treatment status before
   */
  public record Step(
      String scenario,
      @Nullable String from,
      @Nullable String to,
      @Nullable String statusFrom,
      @Nullable String statusTo) {}

  /** A requirement whose result differs. */
  public record Requirement(
      String requirement, String framework, @Nullable String from, @Nullable String to) {}

  /** A framework whose verdict differs. */
  public record Framework(String framework, @Nullable String from, @Nullable String to) {}
}
