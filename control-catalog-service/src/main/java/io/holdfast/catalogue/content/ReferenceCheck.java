// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static io.holdfast.catalogue.content.Defects.in;
import static io.holdfast.catalogue.content.EditionFiles.CONTEXT;
import static io.holdfast.catalogue.content.EditionFiles.CONTROLS;
import static io.holdfast.catalogue.content.EditionFiles.CONTROL_MAPPINGS;
import static io.holdfast.catalogue.content.EditionFiles.EDITION;
import static io.holdfast.catalogue.content.EditionFiles.EVIDENCE_KINDS;
import static io.holdfast.catalogue.content.EditionFiles.EXTERNAL_MAPPINGS;
import static io.holdfast.catalogue.content.EditionFiles.MAPPINGS;
import static io.holdfast.catalogue.content.EditionFiles.REQUIREMENTS;
import static io.holdfast.catalogue.content.EditionFiles.THREATS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.holdfast.catalogue.content.Defects.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids are unique, and whatever an item names is there. */
final class ReferenceCheck {

  private static final Set<String> ASPECTS = Set.of("ACCURACY", "ROBUSTNESS", "CYBERSECURITY");

  private final EditionContent content;
  private final Defects defects;
  private final Vocabulary words;
  private final Set<String> threats;
  private final Map<String, Control> controls;
  private final Set<String> kinds;
  private final Set<String> requirements;
  private final Set<String> dated;

  ReferenceCheck(EditionContent content, Defects defects) {
    this.content = content;
    this.defects = defects;
    this.words = content.vocabulary();
    this.threats = content.threats().stream().map(Threat::id).collect(toSet());
    this.controls =
        content.controls().stream()
            .collect(toMap(Control::id, Function.identity(), (first, second) -> first));
    this.kinds = content.evidenceKinds().stream().map(EvidenceKind::id).collect(toSet());
    this.requirements = content.requirements().stream().map(Requirement::id).collect(toSet());
    this.dated =
        content.edition().allDates().stream()
            .map(EditionManifest.ApplicationDate::type)
            .collect(toSet());
  }

  void run() {
    checkIds();
    checkManifest();
    each(content.threats(), THREATS, this::checkThreat);
    each(content.controls(), CONTROLS, this::checkControl);
    each(content.evidenceKinds(), EVIDENCE_KINDS, this::checkKind);
    each(content.requirements(), REQUIREMENTS, this::checkRequirement);
    each(content.mappings(), MAPPINGS, (item, at) -> checkReferences(item.references(), at));
    each(
        content.controlMappings(),
        CONTROL_MAPPINGS,
        (item, at) -> {
          defects.known(at.at("control"), item.control(), controls.keySet(), "control");
          checkReferences(item.references(), at);
        });
    each(
        content.externalMappings(),
        EXTERNAL_MAPPINGS,
        (item, at) -> checkReferences(item.references(), at));
    each(content.context(), CONTEXT, this::checkContext);
  }

  private interface Check<T> {
    void check(T item, Place place);
  }

  private static <T> void each(List<T> items, String file, Check<T> check) {
    for (int i = 0; i < items.size(); i++) {
      check.check(items.get(i), in(file).at(i));
    }
  }

  private void checkIds() {
    Map<String, String> seen = new HashMap<>();
    each(content.threats(), THREATS, (item, place) -> unique(item.id(), place, seen));
    each(content.controls(), CONTROLS, (item, place) -> unique(item.id(), place, seen));
    each(content.evidenceKinds(), EVIDENCE_KINDS, (item, place) -> unique(item.id(), place, seen));
    each(content.requirements(), REQUIREMENTS, (item, place) -> unique(item.id(), place, seen));
    each(content.context(), CONTEXT, (item, place) -> unique(item.id(), place, seen));
  }

  private void unique(String id, Place place, Map<String, String> seen) {
    String first = seen.putIfAbsent(id, place.file() + "#" + place.pointer());
    if (first != null) {
      defects.add(place.at("id"), "duplicate-id", id + " stands already at " + first);
    }
  }

  private void checkManifest() {
    EditionManifest manifest = content.edition();
    Place place = in(EDITION);
    if (!manifest.version().matches("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}(\\+org\\.\\d{1,6})?")) {
      defects.add(
          place.at("version"),
          "bad-version",
          "a version has the form 2026.11.0 or 2026.11.0+org.1");
    }
    List<String> sources = manifest.sources().stream().map(EditionManifest.Source::id).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < manifest.frameworks().size(); i++) {
      EditionManifest.Framework framework = manifest.frameworks().get(i);
      Place at = place.at("frameworks", i);
      defects.known(at.at("source"), framework.source(), sources, "source");
      defects.known(at.at("appliesAs"), framework.appliesAs(), dated, "application-class");
      if (!seen.add(framework.id())) {
        defects.add(at.at("id"), "duplicate-id", framework.id() + " stands already before");
      }
    }
  }

  private void checkThreat(Threat threat, Place place) {
    defects.known(place.at("hurts"), threat.hurts(), words.properties().keySet(), "property");
    defects.known(
        place.at("lifecycle"), threat.lifecycle(), words.lifecycle().keySet(), "lifecycle");
    defects.known(
        place.at("componentKinds"),
        threat.componentKinds(),
        words.componentKinds().keySet(),
        "component-kind");
    defects.known(place.at("access"), threat.access(), words.access().keySet(), "access");
    defects.known(
        place.at("findingKinds"),
        threat.findingKinds(),
        words.findingKinds().keySet(),
        "finding-kind");
    for (String approach : words.approaches().keySet()) {
      defects.known(
          place.at("relevance", approach),
          String.valueOf(threat.relevance().get(approach)),
          words.relevance().keySet(),
          "relevance");
    }
    threat.controls().forEach((level, ids) -> checkLevel(ids, level, place.at("controls", level)));
    defects.known(
        place.at("weakAlone"), threat.weakAlone(), threat.allControls(), "control-of-the-threat");
    checkReferences(threat.references(), place);
  }

  private void checkContext(ContextItem item, Place place) {
    defects.known(place.at("binds"), item.binds(), words.parties().keySet(), "party");
    Set<String> known = new HashSet<>(controls.keySet());
    known.addAll(requirements);
    known.addAll(kinds);
    defects.known(place.at("related"), item.related(), known, "item");
    defects.known(place.at("appliesAs"), item.appliesAs(), dated, "application-class");
    checkReferences(item.references(), place);
  }

  private void checkLevel(List<String> ids, String level, Place place) {
    defects.known(place, level, words.levels().keySet(), "level");
    for (int i = 0; i < ids.size(); i++) {
      defects.known(place.at(i), ids.get(i), controls.keySet(), "control");
      Control control = controls.get(ids.get(i));
      if (control != null && !control.level().equals(level)) {
        defects.add(
            place.at(i), "wrong-level", control.id() + " is of the level " + control.level());
      }
    }
  }

  private void checkControl(Control control, Place place) {
    defects.known(place.at("level"), control.level(), words.levels().keySet(), "level");
    defects.known(
        place.at("functions"), control.functions(), words.functions().keySet(), "function");
    List<String> access = new ArrayList<>(words.access().keySet());
    access.add("ANY");
    defects.known(place.at("actsOn"), control.actsOn(), access, "access");
    defects.known(
        place.at("maturity", "level"),
        control.maturity().level(),
        words.maturity().keySet(),
        "maturity");
    defects.known(place.at("flags"), control.flags(), words.flags().keySet(), "flag");
    Place evidence = place.at("evidence");
    defects.demands(evidence.at("inPlace"), control.evidence().inPlace(), kinds, "evidence-kind");
    defects.demands(
        evidence.at("effective"), control.evidence().effective(), kinds, "evidence-kind");
    checkReferences(control.references(), place);
  }

  private void checkKind(EvidenceKind kind, Place place) {
    Set<String> bindings = new HashSet<>(words.componentKinds().keySet());
    bindings.addAll(words.bindings().keySet());
    defects.known(place.at("boundTo"), kind.boundTo(), bindings, "binding");
    defects.known(
        place.at("digestBound"),
        kind.digestBound(),
        words.componentKinds().keySet(),
        "component-kind");
    defects.known(
        place.at("invalidatedBy"),
        kind.invalidatedBy(),
        words.changeKinds().keySet(),
        "change-kind");
    defects.known(
        place.at("speaksUnnamedFor"), kind.speaksUnnamedFor(), controls.keySet(), "control");
    checkReferences(kind.references(), place);
  }

  private void checkRequirement(Requirement requirement, Place place) {
    List<String> frameworks =
        content.edition().frameworks().stream().map(EditionManifest.Framework::id).toList();
    defects.known(place.at("framework"), requirement.framework(), frameworks, "framework");
    defects.known(
        place.at("assessable"), requirement.assessable(), Requirement.ASSESSABLE, "assessable");
    defects.known(place.at("aspects"), requirement.aspects(), ASPECTS, "aspect");
    optional(place.at("appliesWhen"), requirement.appliesWhen(), "ONLINE_LEARNING", "condition");
    optional(place.at("demandsApply"), requirement.demandsApply(), "IF_EXPOSED", "condition");
    defects.demands(place.at("demands"), requirement.demands(), controls.keySet(), "control");
    defects.known(place.at("supporting"), requirement.supporting(), controls.keySet(), "control");
    defects.known(place.at("families"), requirement.families(), threats, "threat");
    defects.known(
        place.at("findingsNotOpen"),
        requirement.findingsNotOpen(),
        words.blockingFindings().keySet(),
        "finding");
    defects.demands(
        place.at("declarationEvidence"), requirement.declarationEvidence(), kinds, "evidence-kind");
    checkReferences(requirement.references(), place);
  }

  private void optional(Place place, @Nullable String value, String known, String what) {
    if (value != null) {
      defects.known(place, value, Set.of(known), what);
    }
  }

  private void checkReferences(List<Reference> references, Place place) {
    Set<String> pinned =
        content.edition().sources().stream()
            .map(source -> source.id() + " " + source.edition())
            .collect(toSet());
    if (references.isEmpty()) {
      defects.add(place.at("references"), "no-source", "an item without a source");
    }
    for (int i = 0; i < references.size(); i++) {
      Reference reference = references.get(i);
      defects.known(
          place.at("references", i),
          reference.source() + " " + reference.edition(),
          pinned,
          "source");
    }
  }
}
