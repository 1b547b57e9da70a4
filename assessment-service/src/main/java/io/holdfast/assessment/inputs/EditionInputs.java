// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.upstream.EditionDocument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An edition of the catalogue as the engine takes it. */
public final class EditionInputs {

  private EditionInputs() {}

  /**
   * Reads an edition.
   *
   * @param id its version
   */
  public static Edition of(String id, EditionDocument document) {
    return new Edition(
        id,
        document.families().stream().map(EditionInputs::family).toList(),
        document.controls().stream().map(EditionInputs::control).toList(),
        document.evidenceKinds().stream().map(EditionInputs::kind).toList(),
        document.requirements().stream().map(EditionInputs::requirement).toList(),
        document.frameworks().stream()
            .map(framework -> new Edition.Framework(framework.id(), framework.systemVerdict()))
            .toList(),
        document.applicationDates().stream()
            .map(
                date ->
                    new Edition.ApplicationDate(
                        date.type(), date.from(), date.source() == null ? "" : date.source()))
            .toList(),
        document.harmonisedStandards(),
        Parameters.of(document.parameterTexts()));
  }

  private static Edition.Family family(EditionDocument.Family family) {
    return new Edition.Family(
        family.id(),
        Open.values(SecurityProperty.class, family.hurts()),
        Open.values(ComponentKind.class, family.componentKinds()),
        Access.read(family.access()),
        relevance(family.relevance()),
        Set.copyOf(family.controls()),
        Set.copyOf(family.weakAlone()),
        Open.values(FindingKind.class, family.findingKinds()));
  }

  private static Map<Approach, Integer> relevance(@Nullable Map<String, Integer> relevance) {
    Map<Approach, Integer> read = new EnumMap<>(Approach.class);
    if (relevance != null) {
      relevance.forEach(
          (approach, value) -> read.merge(Open.value(Approach.class, approach), value, Math::max));
    }
    return read;
  }

  private static Edition.Control control(EditionDocument.Control control) {
    EditionDocument.Demands demands =
        control.demands() == null
            ? new EditionDocument.Demands(List.of(), List.of())
            : control.demands();
    return new Edition.Control(
        control.id(),
        Open.value(ControlLevel.class, control.level()),
        Open.values(ControlFunction.class, control.functions()),
        Access.read(control.actsOn()),
        Open.value(Maturity.class, control.maturity()),
        Set.copyOf(control.flags()),
        demands.inPlace(),
        demands.effective(),
        control.standard());
  }

  private static Edition.EvidenceKind kind(EditionDocument.EvidenceKind kind) {
    return new Edition.EvidenceKind(
        kind.id(),
        kind.boundTo() == null ? "UNKNOWN" : kind.boundTo(),
        Open.values(ComponentKind.class, kind.digestBound()),
        Set.copyOf(kind.invalidatedBy()),
        kind.maxAgeDays(),
        Set.copyOf(kind.speaksUnnamedFor()));
  }

  private static Edition.Requirement requirement(EditionDocument.Requirement requirement) {
    return new Edition.Requirement(
        requirement.id(),
        requirement.framework(),
        Open.value(Assessable.class, requirement.assessable()),
        requirement.countsForVerdict(),
        requirement.appliesWhen(),
        requirement.demandsApply(),
        requirement.demands(),
        Set.copyOf(requirement.families()),
        Set.copyOf(requirement.findingsNotOpen()),
        requirement.declarationEvidence());
  }
}
