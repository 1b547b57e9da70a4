// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static io.holdfast.catalogue.content.Defects.in;
import static java.util.stream.Collectors.toSet;

import io.holdfast.catalogue.content.Defects.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Nothing in an edition is without use, without proof or without consequence. */
final class CompletenessCheck {

  private static final Set<String> EFFECTS = Set.of("PREVENT", "CONTROL", "RESPOND", "RESOLVE");
  private static final Set<String> EMERGING = Set.of("M1", "M2");

  private final EditionContent content;
  private final Defects defects;

  CompletenessCheck(EditionContent content, Defects defects) {
    this.content = content;
    this.defects = defects;
  }

  void run() {
    Set<String> needed = neededControls();
    for (int i = 0; i < content.controls().size(); i++) {
      checkControl(content.controls().get(i), needed, in(EditionFiles.CONTROLS).at(i));
    }
    for (int i = 0; i < content.requirements().size(); i++) {
      checkRequirement(content.requirements().get(i), in(EditionFiles.REQUIREMENTS).at(i));
    }
    for (int i = 0; i < content.threats().size(); i++) {
      if (content.threats().get(i).allControls().isEmpty()) {
        defects.add(
            in(EditionFiles.THREATS).at(i, "controls"),
            "nothing-acts",
            "no control acts against " + content.threats().get(i).id());
      }
    }
    for (int i = 0; i < content.context().size(); i++) {
      checkContext(content.context().get(i), in(EditionFiles.CONTEXT).at(i));
    }
    checkKinds();
    checkFrameworks();
  }

  /** Of ISO standards titles only; of laws what they say, in own words. */
  private void checkContext(ContextItem item, Place place) {
    boolean iso = item.references().stream().anyMatch(each -> each.source().startsWith("ISO_"));
    if (iso && item.says() != null) {
      defects.add(place.at("says"), "text-of-iso", "of ISO standards only titles may be given");
    }
    if (!iso && item.says() == null) {
      defects.add(place, "says-nothing", item.id() + " has to say in own words what it asks");
    }
    if (item.binds().isEmpty()) {
      defects.add(place.at("binds"), "binds-nobody", "who is bound by " + item.id() + "?");
    }
  }

  private void checkProse(String name, @Nullable String text, Place place) {
    if (text == null || text.isBlank()) {
      defects.add(place, "says-nothing", "a control has a " + name);
    }
  }

  private Set<String> neededControls() {
    Set<String> needed = new HashSet<>();
    content.threats().forEach(threat -> needed.addAll(threat.allControls()));
    content.requirements().forEach(item -> needed.addAll(item.demandedControls()));
    return needed;
  }

  private void checkControl(Control control, Set<String> needed, Place place) {
    checkProse("question", control.question(), place);
    checkProse("guidance", control.guidance(), place);
    checkProse("goodEvidence", control.goodEvidence(), place);
    Place evidence = place.at("evidence");
    if (control.evidence().inPlace().isEmpty()) {
      defects.add(
          evidence.at("inPlace"),
          "nothing-proves",
          "no evidence shows that " + control.id() + " is in place, so it is never credited");
    }
    boolean effectDoubted =
        control.flags().contains("RETRAIN")
            || (EMERGING.contains(control.maturity().level())
                && control.functions().stream().anyMatch(EFFECTS::contains));
    if (effectDoubted && control.evidence().effective().isEmpty()) {
      defects.add(
          evidence.at("effective"),
          "effect-unproven",
          control.id() + " has an effect that must be shown, and nothing shows it");
    }
    if (!needed.contains(control.id())) {
      defects.add(place.at("id"), "unneeded", "no threat and no requirement needs " + control.id());
    }
  }

  private void checkRequirement(Requirement requirement, Place place) {
    checkReasons(requirement, place);
    if (requirement.assessable().equals(Requirement.OUT_OF_SCOPE)) {
      if (requirement.countsForVerdict()) {
        defects.add(
            place.at("countsForVerdict"),
            "counts-out-of-scope",
            requirement.id() + " binds somebody else and cannot count for a verdict");
      }
      return;
    }
    boolean declared = requirement.assessable().equals(Requirement.DECLARED);
    if (!declared && requirement.demands().isEmpty()) {
      defects.add(
          place.at("demands"),
          "demands-nothing",
          requirement.id() + " is computed and demands nothing, so it could never be met");
    }
    if (declared
        && (requirement.declare() == null || requirement.declarationEvidence().isEmpty())) {
      defects.add(
          place.at(requirement.declare() == null ? "declare" : "declarationEvidence"),
          "declares-nothing",
          requirement.id() + " is declared: what is stated and its evidence have to be said");
    }
  }

  /** Why it is mapped as it is, or not; in whose words it asks. */
  private void checkReasons(Requirement requirement, Place place) {
    if (requirement.rationale().isBlank()) {
      defects.add(
          place.at("rationale"), "no-reason", "why is " + requirement.id() + " mapped so, or not?");
    }
    boolean iso =
        requirement.references().stream().anyMatch(each -> each.source().startsWith("ISO_"));
    if (iso && requirement.asks() != null) {
      defects.add(place.at("asks"), "text-of-iso", "of ISO standards only titles may be given");
    }
  }

  private void checkKinds() {
    for (int i = 0; i < content.evidenceKinds().size(); i++) {
      EvidenceKind kind = content.evidenceKinds().get(i);
      Place place = in(EditionFiles.EVIDENCE_KINDS).at(i);
      Integer age = kind.maxAgeDays();
      if (age != null && age < 1) {
        defects.add(place.at("maxAgeDays"), "bad-age", "at least one day");
      }
      List<String> unnamed = kind.speaksUnnamedFor();
      for (int j = 0; j < unnamed.size(); j++) {
        if (!proves(kind.id(), unnamed.get(j))) {
          defects.add(
              place.at("speaksUnnamedFor", j),
              "speaks-without-proving",
              kind.id() + " speaks for " + unnamed.get(j) + " but is no proof of it");
        }
      }
    }
  }

  private boolean proves(String kind, String control) {
    return content.controls().stream()
        .filter(candidate -> candidate.id().equals(control))
        .map(Control::evidence)
        .flatMap(proof -> Stream.of(proof.inPlace(), proof.effective()))
        .flatMap(List::stream)
        .flatMap(List::stream)
        .anyMatch(kind::equals);
  }

  private void checkFrameworks() {
    Set<String> counted =
        content.requirements().stream()
            .filter(Requirement::countsForVerdict)
            .map(Requirement::framework)
            .collect(toSet());
    List<EditionManifest.Framework> frameworks = content.edition().frameworks();
    for (int i = 0; i < frameworks.size(); i++) {
      boolean counts = counted.contains(frameworks.get(i).id());
      if (counts != frameworks.get(i).systemVerdict()) {
        defects.add(
            in(EditionFiles.EDITION).at("frameworks", i).at("systemVerdict"),
            "verdict-without-items",
            "a framework has a verdict if and only if requirements count for it");
      }
    }
  }
}
