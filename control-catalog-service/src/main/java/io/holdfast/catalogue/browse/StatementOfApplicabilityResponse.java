// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.RequirementMapping;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.listing.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a Statement of Applicability says of controls (ISO/IEC 27001, clause 6.1.3 c and d): those
 * of Annex A, each included or excluded with a reason, and own ones that Annex A has no counterpart
 * of. Whether they are implemented, the assessments say.
 *
 * @param edition version of the edition that says so
 */
@Schema(name = "StatementOfApplicability")
record StatementOfApplicabilityResponse(String edition, List<AnnexA> annexA, List<Own> ownControls)
    implements Table {

  private static final String ANNEX_A = "ISO27001_ANNEX_A";

  /**
   * A control of Annex A.
   *
   * @param included whether it is necessary for the organisation
   * @param justification of an exclusion
   * @param reasons of an inclusion
   */
  @Schema(name = "AnnexAControl")
  record AnnexA(
      String id,
      String title,
      boolean included,
      @Nullable String justification,
      List<Reason> reasons) {}

  /**
   * Why a control is included.
   *
   * @param kind {@code RISK}: controls of the catalogue that carry it out act against threats;
   *     {@code LAW}: it helps with a requirement of a law; {@code MANAGEMENT}: it steers or assures
   *     the others; {@code DECLARED}: a person says how the organisation does it
   * @param ids of the threats, requirements or controls
   */
  @Schema(name = "InclusionReason")
  record Reason(String kind, List<String> ids, String says) {}

  /**
   * An own control, specific to AI.
   *
   * @param threats that it acts against
   * @param requirements that demand it
   */
  @Schema(name = "OwnControl")
  record Own(
      String id,
      String name,
      String level,
      List<String> threats,
      List<String> requirements,
      String justification) {}

  /**
   * A row of the table.
   *
   * @param kind {@code ANNEX_A} or {@code OWN_CONTROL}
   * @param level of an own control
   * @param reasons of an inclusion from Annex A
   */
  private record Row(
      String edition,
      String kind,
      String id,
      String title,
      @Nullable String level,
      boolean included,
      @Nullable String justification,
      List<Reason> reasons,
      List<String> threats,
      List<String> requirements) {}

  @Override
  public List<?> rows() {
    return Stream.concat(annexA.stream().map(this::row), ownControls.stream().map(this::row))
        .toList();
  }

  private Row row(AnnexA item) {
    return new Row(
        edition,
        "ANNEX_A",
        item.id(),
        item.title(),
        null,
        item.included(),
        item.justification(),
        item.reasons(),
        List.of(),
        List.of());
  }

  private Row row(Own control) {
    return new Row(
        edition,
        "OWN_CONTROL",
        control.id(),
        control.name(),
        control.level(),
        true,
        control.justification(),
        List.of(),
        control.threats(),
        control.requirements());
  }

  static StatementOfApplicabilityResponse of(OpenEdition edition) {
    return new StatementOfApplicabilityResponse(
        edition.version(),
        edition.content().requirements().stream()
            .filter(item -> item.framework().equals(ANNEX_A))
            .map(item -> annexA(item, edition))
            .toList(),
        edition.content().controls().stream()
            .filter(Control::ownControl)
            .map(control -> own(control, edition))
            .toList());
  }

  private static AnnexA annexA(Requirement item, OpenEdition edition) {
    boolean included = item.exclusion() == null;
    return new AnnexA(
        item.id(),
        item.title(),
        included,
        item.exclusion(),
        included ? reasons(item, edition) : List.of());
  }

  private static List<Reason> reasons(Requirement item, OpenEdition edition) {
    List<Reason> reasons = new ArrayList<>();
    List<Control> controls =
        item.demandedControls().stream()
            .map(id -> Objects.requireNonNull(edition.controls().get(id)))
            .toList();
    List<String> threats =
        controls.stream()
            .flatMap(each -> edition.threatsOf(each).stream())
            .distinct()
            .sorted()
            .toList();
    List<String> laws =
        edition.content().mappings().stream()
            .filter(mapping -> mapping.targets().contains(item.id()))
            .map(RequirementMapping::source)
            .toList();
    List<String> ids = controls.stream().map(Control::id).toList();
    if (!threats.isEmpty()) {
      reasons.add(new Reason("RISK", threats, "Treats risks of AI systems, by " + ids + "."));
    } else if (!ids.isEmpty()) {
      reasons.add(new Reason("MANAGEMENT", ids, "Steers or assures what treats the risks."));
    }
    if (!laws.isEmpty()) {
      reasons.add(new Reason("LAW", laws, "Helps with what the law asks of products."));
    }
    if (item.declare() != null) {
      reasons.add(new Reason("DECLARED", List.of(), "A person states " + item.declare() + "."));
    }
    if (reasons.isEmpty()) {
      reasons.add(new Reason("MANAGEMENT", List.of(), item.rationale()));
    }
    return reasons;
  }

  private static Own own(Control control, OpenEdition edition) {
    return new Own(
        control.id(),
        control.name(),
        control.level(),
        edition.threatsOf(control),
        edition.demanding(control),
        "Risks of AI need it and Annex A has no counterpart (6.1.3 b and c). "
            + control.maturity().basis()
            + ".");
  }
}
