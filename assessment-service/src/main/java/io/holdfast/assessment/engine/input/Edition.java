// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine needs of an edition of the catalogue; every rule that names an id is here. */
public record Edition(
    String id,
    List<Family> families,
    List<Control> controls,
    List<EvidenceKind> evidenceKinds,
    List<Requirement> requirements,
    List<Framework> frameworks,
    List<ApplicationDate> applicationDates,
    List<String> harmonisedStandards,
    Parameters parameters) {

  /** An edition that nobody has tailored. */
  public Edition(
      String id,
      List<Family> families,
      List<Control> controls,
      List<EvidenceKind> evidenceKinds,
      List<Requirement> requirements,
      List<Framework> frameworks,
      List<ApplicationDate> applicationDates,
      List<String> harmonisedStandards) {
    this(
        id,
        families,
        controls,
        evidenceKinds,
        requirements,
        frameworks,
        applicationDates,
        harmonisedStandards,
        Parameters.METHOD);
  }

  public Edition {
    families = List.copyOf(families);
    controls = List.copyOf(controls);
    evidenceKinds = List.copyOf(evidenceKinds);
    requirements = List.copyOf(requirements);
    frameworks = List.copyOf(frameworks);
    applicationDates = List.copyOf(applicationDates);
    harmonisedStandards = List.copyOf(harmonisedStandards);
  }

  /** A family of attacks. */
  public record Family(
      String id,
      Set<SecurityProperty> hurts,
      Set<ComponentKind> componentKinds,
      Set<Access> access,
      Map<Approach, Integer> relevance,
      Set<String> controls,
      Set<String> weakAlone,
      Set<FindingKind> findingKinds) {

    public Family {
      hurts = Set.copyOf(hurts);
      componentKinds = Set.copyOf(componentKinds);
      access = Set.copyOf(access);
      relevance = Map.copyOf(relevance);
      controls = Set.copyOf(controls);
      weakAlone = Set.copyOf(weakAlone);
      findingKinds = Set.copyOf(findingKinds);
    }
  }

  /**
   * A control.
   *
   * @param actsOn accesses; {@code ANY} of the wire is {@link Access#all()}
   * @param inPlace demands that show that it is there; outer list: all, inner: one kind is enough
   * @param effective demands that show that it works
   */
  public record Control(
      String id,
      ControlLevel level,
      Set<ControlFunction> functions,
      Set<Access> actsOn,
      Maturity maturity,
      Set<String> flags,
      List<List<String>> inPlace,
      List<List<String>> effective,
      @Nullable String standard) {

    public Control {
      functions = Set.copyOf(functions);
      actsOn = Set.copyOf(actsOn);
      flags = Set.copyOf(flags);
      inPlace = inPlace.stream().map(List::copyOf).toList();
      effective = effective.stream().map(List::copyOf).toList();
    }
  }

  /** A kind of evidence. */
  public record EvidenceKind(
      String id,
      String boundTo,
      Set<ComponentKind> digestBound,
      Set<String> invalidatedBy,
      @Nullable Integer maxAgeDays,
      Set<String> speaksUnnamedFor) {

    public EvidenceKind {
      digestBound = Set.copyOf(digestBound);
      invalidatedBy = Set.copyOf(invalidatedBy);
      speaksUnnamedFor = Set.copyOf(speaksUnnamedFor);
    }
  }

  /**
   * A requirement of a framework.
   *
   * @param demands outer list: all; inner list: a credited safeguard on one of them is enough
   * @param families whose scenarios must be tolerable
   * @param findingsNotOpen kinds of findings, or {@code KNOWN_EXPLOITABLE_VULNERABILITY}
   */
  public record Requirement(
      String id,
      String framework,
      Assessable assessable,
      boolean countsForVerdict,
      @Nullable String appliesWhen,
      @Nullable String demandsApply,
      List<List<String>> demands,
      Set<String> families,
      Set<String> findingsNotOpen,
      List<List<String>> declarationEvidence) {

    public Requirement {
      demands = demands.stream().map(List::copyOf).toList();
      families = Set.copyOf(families);
      findingsNotOpen = Set.copyOf(findingsNotOpen);
      declarationEvidence = declarationEvidence.stream().map(List::copyOf).toList();
    }
  }

  /** A framework, and whether a system gets a verdict on it. */
  public record Framework(String id, boolean systemVerdict) {}

  /** From when the duties of a class apply. */
  public record ApplicationDate(String regime, LocalDate from, String source) {}
}
