// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Data of a Statement of Applicability for the AI systems that the caller sees.
 *
 * @param edition of the catalogue, the active one
 * @param systems how many active systems there are
 * @param assessed how many of them are assessed
 * @param requirements every requirement of ISO/IEC 27001, in the edition's order
 * @param ownControls controls for AI without a counterpart in Annex A (clause 6.1.3)
 */
@Schema(name = "StatementOfApplicability")
public record StatementOfApplicability(
    String edition,
    int systems,
    int assessed,
    List<Entry> requirements,
    List<OwnControl> ownControls) {

  /**
   * A requirement.
   *
   * @param included whether it is, or excluded by the organisation
   * @param justification why it is excluded
   * @param results how many systems have which result
   * @param controls that it demands, with what implements them
   * @param systems where the systems behind the numbers are listed
   */
  @Schema(name = "ApplicabilityEntry")
  public record Entry(
      String id,
      String framework,
      @Nullable String title,
      @Nullable String locator,
      boolean included,
      @Nullable String justification,
      ImplementationStatus status,
      Map<String, Integer> results,
      List<ControlRollUp> controls,
      String systems) {}

  /** A control that the organisation has beside Annex A. */
  @Schema(name = "OwnControl")
  public record OwnControl(
      String id,
      @Nullable String name,
      @Nullable String level,
      ImplementationStatus status,
      ControlRollUp safeguards) {}
}
