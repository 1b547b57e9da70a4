// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import io.holdfast.kit.listing.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    List<OwnControl> ownControls)
    implements Table {

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

  /**
   * A row of the table.
   *
   * @param kind {@code REQUIREMENT} or {@code OWN_CONTROL}
   * @param level of an own control
   * @param implemented how many safeguards of its controls are implemented
   * @param planned how many of them are planned
   */
  private record Row(
      String edition,
      String kind,
      String id,
      @Nullable String framework,
      @Nullable String locator,
      @Nullable String title,
      @Nullable String level,
      boolean included,
      @Nullable String justification,
      ImplementationStatus status,
      Map<String, Integer> results,
      List<String> controls,
      int implemented,
      int planned) {}

  @Override
  public List<?> rows() {
    return Stream.concat(requirements.stream().map(this::row), ownControls.stream().map(this::row))
        .toList();
  }

  private Row row(Entry entry) {
    return new Row(
        edition,
        "REQUIREMENT",
        entry.id(),
        entry.framework(),
        entry.locator(),
        entry.title(),
        null,
        entry.included(),
        entry.justification(),
        entry.status(),
        entry.results(),
        entry.controls().stream().map(ControlRollUp::control).toList(),
        entry.controls().stream().mapToInt(ControlRollUp::implemented).sum(),
        entry.controls().stream().mapToInt(ControlRollUp::planned).sum());
  }

  private Row row(OwnControl control) {
    return new Row(
        edition,
        "OWN_CONTROL",
        control.id(),
        null,
        null,
        control.name(),
        control.level(),
        true,
        null,
        control.status(),
        Map.of(),
        List.of(),
        control.safeguards().implemented(),
        control.safeguards().planned());
  }
}
