// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import static java.util.stream.Collectors.toMap;

import io.holdfast.catalogue.content.ContextItem;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.Threat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** An edition opened for reading: its items by id, and their links in the direction not written. */
public final class OpenEdition {

  private final String version;
  private final EditionContent content;
  private final Map<String, Threat> threats;
  private final Map<String, Control> controls;
  private final Map<String, EvidenceKind> evidenceKinds;
  private final Map<String, Requirement> requirements;
  private final Map<String, ContextItem> context;
  private final Map<String, List<String>> threatsOfControl = new LinkedHashMap<>();
  private final Map<String, List<String>> demandingControl = new LinkedHashMap<>();
  private final Map<String, List<String>> supportedByControl = new LinkedHashMap<>();
  private final Map<String, List<String>> requirementsOfThreat = new LinkedHashMap<>();
  private final Map<String, List<String>> controlsOfKind = new LinkedHashMap<>();

  /** Opens what an edition says. */
  public OpenEdition(EditionContent content) {
    this.version = content.edition().version();
    this.content = content;
    this.threats = byId(content.threats(), Threat::id);
    this.controls = byId(content.controls(), Control::id);
    this.evidenceKinds = byId(content.evidenceKinds(), EvidenceKind::id);
    this.requirements = byId(content.requirements(), Requirement::id);
    this.context = byId(content.context(), ContextItem::id);
    content.threats().forEach(item -> link(threatsOfControl, item.allControls(), item.id()));
    for (Requirement item : content.requirements()) {
      link(demandingControl, item.demandedControls(), item.id());
      link(supportedByControl, item.supporting(), item.id());
      link(requirementsOfThreat, item.families(), item.id());
    }
    content.controls().forEach(item -> link(controlsOfKind, kindsOf(item), item.id()));
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    return items.stream()
        .collect(toMap(id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
  }

  private static void link(Map<String, List<String>> links, List<String> froms, String to) {
    froms.stream()
        .distinct()
        .forEach(from -> links.computeIfAbsent(from, key -> new ArrayList<>()).add(to));
  }

  /** The kinds of evidence that prove a control, in place or effective. */
  public static List<String> kindsOf(Control control) {
    return Stream.of(control.evidence().inPlace(), control.evidence().effective())
        .flatMap(List::stream)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  public String version() {
    return version;
  }

  public EditionContent content() {
    return content;
  }

  public Map<String, Threat> threats() {
    return threats;
  }

  public Map<String, Control> controls() {
    return controls;
  }

  public Map<String, EvidenceKind> evidenceKinds() {
    return evidenceKinds;
  }

  public Map<String, Requirement> requirements() {
    return requirements;
  }

  /** Ids of the sources that items name. */
  public List<String> sources() {
    return content.edition().sources().stream().map(EditionManifest.Source::id).toList();
  }

  public Map<String, ContextItem> context() {
    return context;
  }

  /** Threats that the control acts against. */
  public List<String> threatsOf(Control control) {
    return threatsOfControl.getOrDefault(control.id(), List.of());
  }

  /** Requirements that demand the control, alone or as one of several. */
  public List<String> demanding(Control control) {
    return demandingControl.getOrDefault(control.id(), List.of());
  }

  /** Requirements that the control supports without deciding them. */
  public List<String> supportedBy(Control control) {
    return supportedByControl.getOrDefault(control.id(), List.of());
  }

  /** Whether the requirement demands the control or is supported by it. */
  public boolean serves(Control control, String requirement) {
    return demanding(control).contains(requirement) || supportedBy(control).contains(requirement);
  }

  /** Requirements that want the threat's scenarios tolerable. */
  public List<String> requirementsOf(Threat threat) {
    return requirementsOfThreat.getOrDefault(threat.id(), List.of());
  }

  /** Whether evidence of the kind is a proof of the control. */
  public boolean isProvenBy(Control control, String kind) {
    return kindsOf(control).contains(kind);
  }

  /** Controls that evidence of the kind proves. */
  public List<String> provenBy(EvidenceKind kind) {
    return controlsOfKind.getOrDefault(kind.id(), List.of());
  }
}
