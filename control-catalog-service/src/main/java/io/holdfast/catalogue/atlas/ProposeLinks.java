// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasContent.Mitigation;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import io.holdfast.catalogue.atlas.Proposals.Candidate;
import io.holdfast.catalogue.atlas.Proposals.Reason;
import io.holdfast.catalogue.content.EditionContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Proposes families and controls of an edition for what a release of ATLAS adds. A family is known
 * by the techniques that it names, a control by the mitigations; the more these have in common with
 * the new one, the more points. Same input, same proposals.
 */
final class ProposeLinks {

  /** Below this a candidate is noise. */
  static final int LEAST = 10;

  static final int MOST_CANDIDATES = 5;

  private static final int PARENT_NAMED = 60;
  private static final int SIBLING_NAMED = 40;
  private static final int MITIGATIONS = 50;
  private static final int WORDING = 50;
  private static final int MITIGATED = 60;
  private static final int HIGHEST = 100;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::score).reversed().thenComparing(Candidate::id);

  private final Map<String, Technique> techniques;
  private final Map<String, Mitigation> mitigations;
  private final Map<String, List<String>> mitigationsOf;
  private final Map<String, List<String>> families;
  private final Map<String, List<String>> controls;

  ProposeLinks(EditionContent edition, AtlasContent fresh) {
    this.techniques = fresh.techniquesById();
    this.mitigations = fresh.mitigationsById();
    this.mitigationsOf = fresh.mitigationsOfTechniques();
    this.families = AtlasReferences.ofThreats(edition);
    this.controls = AtlasReferences.ofControls(edition);
  }

  /** Proposals for everything that was added. */
  Proposals propose(AtlasChanges changes) {
    return new Proposals(
        changes.techniques().added().stream().map(item -> ofTechnique(item.id())).toList(),
        changes.mitigations().added().stream().map(item -> ofMitigation(item.id())).toList());
  }

  Proposals.OfTechnique ofTechnique(String id) {
    Technique technique = techniques.get(id);
    if (technique == null) {
      throw new IllegalArgumentException("no technique " + id);
    }
    return new Proposals.OfTechnique(
        id,
        candidates(families, named -> familyReasons(technique, named)),
        candidates(controls, named -> mitigatedBy(id, named).stream().toList()));
  }

  private Proposals.OfMitigation ofMitigation(String id) {
    Mitigation mitigation = mitigations.get(id);
    if (mitigation == null) {
      throw new IllegalArgumentException("no mitigation " + id);
    }
    return new Proposals.OfMitigation(
        id, candidates(controls, named -> controlReasons(mitigation, named)));
  }

  private static List<Candidate> candidates(
      Map<String, List<String>> items, Function<List<String>, List<Reason>> reasons) {
    return items.entrySet().stream()
        .map(entry -> candidate(entry.getKey(), reasons.apply(entry.getValue())))
        .filter(candidate -> candidate.score() >= LEAST)
        .sorted(BEST_FIRST)
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private static Candidate candidate(String id, List<Reason> reasons) {
    int sum = reasons.stream().mapToInt(Reason::points).sum();
    return new Candidate(id, Math.min(HIGHEST, sum), reasons);
  }

  private List<Reason> familyReasons(Technique technique, List<String> named) {
    List<Technique> known =
        named.stream()
            .filter(id -> !id.equals(technique.id()))
            .flatMap(id -> Stream.ofNullable(techniques.get(id)))
            .toList();
    return Stream.of(
            sameParent(technique, known),
            best(known, other -> sharedMitigations(technique, other)),
            best(known, other -> sameTacticAndWording(technique, other)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static <T> Optional<Reason> best(List<T> known, Function<T, Optional<Reason>> reason) {
    return known.stream()
        .map(reason)
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingInt(Reason::points)
                .thenComparing(item -> item.via().getFirst(), Comparator.<String>reverseOrder()));
  }

  /** The family names the parent, other sub-techniques of it, or sub-techniques of the new one. */
  private static Optional<Reason> sameParent(Technique technique, List<Technique> known) {
    String parent = technique.parent() == null ? technique.id() : technique.parent();
    List<String> via =
        known.stream()
            .filter(other -> other.id().equals(parent) || parent.equals(other.parent()))
            .map(Technique::id)
            .sorted()
            .toList();
    int points = via.contains(parent) ? PARENT_NAMED : SIBLING_NAMED;
    return via.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reason("SAME_PARENT", via, List.of(parent), points));
  }

  private Optional<Reason> sharedMitigations(Technique technique, Technique other) {
    Overlap overlap =
        Overlap.of(
            mitigationsOf.getOrDefault(technique.id(), List.of()),
            mitigationsOf.getOrDefault(other.id(), List.of()));
    return overlap.reason("SHARED_MITIGATIONS", other.id(), MITIGATIONS);
  }

  private static Optional<Reason> sameTacticAndWording(Technique technique, Technique other) {
    TreeSet<String> tactics = new TreeSet<>(technique.tactics());
    tactics.retainAll(other.tactics());
    if (tactics.isEmpty()) {
      return Optional.empty();
    }
    return Overlap.of(Wording.of(technique.name()), Wording.of(other.name()))
        .reason("SAME_TACTIC_AND_WORDING", other.id(), WORDING)
        .map(
            reason -> {
              List<String> shared = new ArrayList<>(tactics);
              shared.addAll(reason.shared());
              return new Reason(reason.kind(), reason.via(), shared, reason.points());
            });
  }

  private Optional<Reason> mitigatedBy(String technique, List<String> named) {
    List<String> via =
        mitigationsOf.getOrDefault(technique, List.of()).stream()
            .filter(named::contains)
            .sorted()
            .toList();
    return via.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reason("MITIGATED_BY", via, List.of(technique), MITIGATED));
  }

  private List<Reason> controlReasons(Mitigation mitigation, List<String> named) {
    List<Mitigation> known =
        named.stream()
            .filter(id -> !id.equals(mitigation.id()))
            .flatMap(id -> Stream.ofNullable(mitigations.get(id)))
            .toList();
    return Stream.of(
            best(
                known,
                other ->
                    Overlap.of(mitigation.techniques(), other.techniques())
                        .reason("SHARED_TECHNIQUES", other.id(), MITIGATIONS)),
            best(
                known,
                other ->
                    Overlap.of(Wording.of(mitigation.name()), Wording.of(other.name()))
                        .reason("SAME_WORDING", other.id(), WORDING)))
        .flatMap(Optional::stream)
        .toList();
  }
}
