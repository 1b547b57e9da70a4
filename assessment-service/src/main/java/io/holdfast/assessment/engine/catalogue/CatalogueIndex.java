// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Parameters;
import io.holdfast.assessment.engine.result.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edition by id and number, in code-point order of the ids. */
public final class CatalogueIndex {

  /** Editions are few and their assessments many: the last one used is kept. */
  private static volatile @Nullable CatalogueIndex last;

  private final Edition edition;
  private final List<Edition.Control> controls;
  private final Map<String, Integer> controlNumbers = new HashMap<>();
  private final Map<String, Edition.EvidenceKind> evidenceKinds = new HashMap<>();
  private final Map<String, List<String>> kindsFor = new HashMap<>();
  private final List<Fact> unknown;
  private final List<FamilyIndex> families;
  private final List<RequirementIndex> requirements;

  /** The index of an edition. */
  @SuppressWarnings("ReferenceEquality")
  public static CatalogueIndex of(Edition edition) {
    CatalogueIndex known = last;
    if (known == null || known.edition != edition) {
      known = new CatalogueIndex(edition);
      last = known;
    }
    return known;
  }

  private CatalogueIndex(Edition edition) {
    this.edition = edition;
    controls =
        edition.controls().stream()
            .sorted(Comparator.comparing(Edition.Control::id, CodePoints.ORDER))
            .toList();
    controls.forEach(control -> controlNumbers.put(control.id(), controlNumbers.size()));
    for (Edition.EvidenceKind kind : edition.evidenceKinds()) {
      evidenceKinds.put(kind.id(), kind);
      for (String control : kind.speaksUnnamedFor()) {
        kindsFor.computeIfAbsent(control, id -> new ArrayList<>()).add(kind.id());
      }
    }
    unknown = UnknownEntries.in(edition);
    List<FamilyIndex> indexed = new ArrayList<>();
    edition.families().stream()
        .sorted(Comparator.comparing(Edition.Family::id, CodePoints.ORDER))
        .forEach(family -> indexed.add(new FamilyIndex(family, indexed.size(), this)));
    families = List.copyOf(indexed);
    requirements =
        edition.requirements().stream()
            .sorted(Comparator.comparing(Edition.Requirement::id, CodePoints.ORDER))
            .map(requirement -> RequirementIndex.of(requirement, families))
            .toList();
  }

  public List<Edition.Control> controls() {
    return controls;
  }

  /** The control's number, or -1 if the edition has none of that id. */
  public int number(String control) {
    return controlNumbers.getOrDefault(control, -1);
  }

  public Edition.@Nullable EvidenceKind evidenceKind(String id) {
    return evidenceKinds.get(id);
  }

  /** Kinds of evidence that speak for the control without naming a safeguard on it. */
  public List<String> unnamedKinds(String control) {
    return kindsFor.getOrDefault(control, List.of());
  }

  /** Entries with a value of the wire that this version does not know. */
  public List<Fact> unknown() {
    return unknown;
  }

  public Parameters parameters() {
    return edition.parameters();
  }

  public List<FamilyIndex> families() {
    return families;
  }

  public List<RequirementIndex> requirements() {
    return requirements;
  }
}
