// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static io.holdfast.catalogue.content.Defects.in;
import static java.util.stream.Collectors.toSet;

import io.holdfast.catalogue.content.Defects.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Mappings relate what is there, once, in words of NIST IR 8477, and say why. */
final class MappingCheck {

  /** Set-theory relationships (NIST IR 8477), in the spelling of OSCAL. */
  private static final Set<String> RELATIONSHIPS =
      Set.of(
          "equal-to",
          "equivalent-to",
          "subset-of",
          "superset-of",
          "intersects-with",
          "no-relationship");

  private static final Set<String> WHOLE = Set.of("equal-to", "equivalent-to", "superset-of");
  private static final Set<String> CONFIDENCE = Set.of("high", "medium", "low");
  private static final Set<String> RATIONALE_KINDS = Set.of("syntactic", "semantic", "functional");

  private final EditionContent content;
  private final Defects defects;
  private final Set<String> requirements;
  private final Set<String> pinned;

  MappingCheck(EditionContent content, Defects defects) {
    this.content = content;
    this.defects = defects;
    this.requirements = content.requirements().stream().map(Requirement::id).collect(toSet());
    this.pinned =
        content.edition().sources().stream()
            .map(source -> source.id() + " " + source.edition())
            .collect(toSet());
  }

  void run() {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < content.mappings().size(); i++) {
      checkMapping(content.mappings().get(i), in(EditionFiles.MAPPINGS).at(i), seen);
    }
    Set<String> pairs = pairsOfControls();
    for (int i = 0; i < content.controlMappings().size(); i++) {
      checkControl(
          content.controlMappings().get(i), pairs, in(EditionFiles.CONTROL_MAPPINGS).at(i));
    }
    Set<String> sets = new HashSet<>();
    for (int i = 0; i < content.externalMappings().size(); i++) {
      ExternalMapping mapping = content.externalMappings().get(i);
      Place place = in(EditionFiles.EXTERNAL_MAPPINGS).at(i);
      if (!sets.add(mapping.id())) {
        defects.add(place.at("id"), "duplicate-id", mapping.id() + " stands already before");
      }
      checkExternal(mapping, place);
    }
  }

  private void checkMapping(RequirementMapping mapping, Place place, Map<String, String> seen) {
    String first = seen.putIfAbsent(mapping.source(), place.pointer());
    if (first != null) {
      defects.add(
          place.at("source"), "duplicate-id", mapping.source() + " stands already at " + first);
    }
    defects.known(place.at("source"), mapping.source(), requirements, "requirement");
    defects.known(place.at("targets"), mapping.targets(), requirements, "requirement");
    checkWords(
        place,
        mapping.relationship(),
        mapping.rationaleKind(),
        mapping.rationale(),
        mapping.confidence());
  }

  private Set<String> pairsOfControls() {
    Set<String> pairs = new HashSet<>();
    for (Requirement requirement : content.requirements()) {
      requirement.demandedControls().forEach(id -> pairs.add(id + "~" + requirement.id()));
      requirement.supporting().forEach(id -> pairs.add(id + "~" + requirement.id()));
    }
    return pairs;
  }

  /** {@code pairs} loses each pair that was seen, so that none is judged twice. */
  private void checkControl(ControlMapping mapping, Set<String> pairs, Place place) {
    String pair = mapping.control() + "~" + mapping.requirement();
    defects.known(place.at("requirement"), mapping.requirement(), requirements, "requirement");
    if (!pairs.remove(pair)) {
      defects.add(
          place,
          "no-such-pair",
          mapping.requirement()
              + " neither demands nor is supported by "
              + mapping.control()
              + ", or the pair was judged before");
    }
    checkWords(
        place,
        mapping.relationship(),
        mapping.rationaleKind(),
        mapping.rationale(),
        mapping.confidence());
    if (WHOLE.contains(mapping.relationship()) == (mapping.gap() != null)) {
      defects.add(
          place.at("gap"),
          "gap-and-relationship",
          "a gap is said if and only if the control does not do all that is asked");
    }
  }

  private void checkExternal(ExternalMapping mapping, Place place) {
    defects.known(place.at("source"), mapping.source() + " " + mapping.edition(), pinned, "source");
    mapping
        .pairs()
        .forEach(
            (id, targets) ->
                defects.known(place.at("pairs", id), targets, requirements, "requirement"));
    checkWords(
        place,
        mapping.relationship(),
        mapping.rationaleKind(),
        mapping.rationale(),
        mapping.confidence());
  }

  private void checkWords(
      Place place, String relationship, String kind, String rationale, String confidence) {
    defects.known(place.at("relationship"), relationship, RELATIONSHIPS, "relationship");
    defects.known(place.at("rationaleKind"), kind, RATIONALE_KINDS, "rationale-kind");
    defects.known(place.at("confidence"), confidence, CONFIDENCE, "confidence");
    if (rationale.isBlank()) {
      defects.add(place.at("rationale"), "no-reason", "a mapping says why");
    }
  }
}
