// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.content.Reference;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Our controls, and the requirements of a framework, as OSCAL catalogs. */
final class CatalogExport {

  /** Of ISO standards nothing but identifiers and titles may be given on. */
  private static final String ISO = "ISO_IEC_";

  private CatalogExport() {}

  /** Our controls, grouped by level. */
  static ObjectNode controls(ExportedEdition exported) {
    ObjectNode content =
        exported.begin(OscalKind.CATALOG, exported.catalog(null), ExportedEdition.CONTROLS_TITLE);
    parameters(content, exported);
    Map<String, String> levels = exported.edition().content().vocabulary().levels();
    levels.forEach(
        (level, meaning) -> {
          ObjectNode group = Elements.object();
          group.put("id", level.toLowerCase(Locale.ROOT)).put("class", "level");
          group.put("title", title(level));
          Elements.standardPart(
              group, level.toLowerCase(Locale.ROOT) + "_ovw", "overview", meaning);
          for (Control control : exported.edition().content().controls()) {
            if (control.level().equals(level)) {
              group.withArrayProperty("controls").add(control(control, exported));
            }
          }
          if (group.has("controls")) {
            content.withArrayProperty("groups").add(group);
          }
        });
    exported.addSources(
        content,
        exported.edition().content().controls().stream()
            .flatMap(control -> control.references().stream())
            .toList());
    return ExportedEdition.document(OscalKind.CATALOG, content);
  }

  private static String title(String level) {
    return level.charAt(0) + level.substring(1).toLowerCase(Locale.ROOT) + " level";
  }

  private static ObjectNode control(Control control, ExportedEdition exported) {
    ObjectNode node = Elements.object();
    node.put("id", control.id()).put("class", "control").put("title", control.name());
    Elements.standardProp(node, "label", control.id());
    Elements.prop(node, "level", control.level());
    control.functions().forEach(value -> Elements.prop(node, "function", value));
    control.actsOn().forEach(value -> Elements.prop(node, "acts-on", value));
    Elements.prop(node, "maturity", control.maturity().level());
    Elements.prop(node, "maturity-judged-on", control.maturity().judgedOn());
    control.flags().forEach(value -> Elements.prop(node, "flag", value));
    exported
        .edition()
        .threatsOf(control)
        .forEach(value -> Elements.prop(node, "acts-against", value));
    exported.addReferences(node, control.references());
    Elements.standardPart(node, control.id() + "_smt", "statement", control.summary());
    Elements.standardPart(node, control.id() + "_gdn", "guidance", control.guidance());
    Elements.part(node, control.id() + "_qst", "question", control.question());
    Elements.part(node, control.id() + "_evd", "good-evidence", control.goodEvidence());
    Elements.part(node, control.id() + "_mat", "maturity-basis", control.maturity().basis());
    proof(node, control, exported);
    return node;
  }

  /** What an organisation may set, as parameters, so that a profile can set it. */
  private static void parameters(ObjectNode content, ExportedEdition exported) {
    EditionManifest manifest = exported.edition().content().edition();
    for (EvidenceKind kind : exported.edition().content().evidenceKinds()) {
      if (kind.maxAgeDays() != null) {
        String label =
            "days for which evidence of kind %s (%s) counts".formatted(kind.id(), kind.name());
        add(content, age(kind.id()), "maximum-age", label, kind.maxAgeDays().toString());
      }
    }
    Map<String, JsonNode> set =
        manifest.tailoring() == null ? Map.of() : manifest.tailoring().parameters();
    for (EditionManifest.Parameter parameter :
        Objects.requireNonNullElse(manifest.parameters(), List.<EditionManifest.Parameter>of())) {
      JsonNode value = set.getOrDefault(parameter.id(), parameter.standard());
      add(content, parameter.id(), "method", parameter.title(), value.asText());
    }
  }

  private static void add(ObjectNode content, String id, String type, String label, String value) {
    content
        .withArrayProperty("params")
        .addObject()
        .put("id", id)
        .put("class", type)
        .put("label", label)
        .putArray("values")
        .add(value);
  }

  /** Id of the parameter that holds the maximum age of a kind of evidence. */
  static String age(String evidenceKind) {
    return evidenceKind + "_max-age";
  }

  /** What proves the control: a property per demand, its alternatives parted by a space. */
  private static void proof(ObjectNode node, Control control, ExportedEdition exported) {
    ObjectNode part =
        node.withArrayProperty("parts")
            .addObject()
            .put("id", control.id() + "_prf")
            .put("name", "proof")
            .put("ns", OscalIds.NAMESPACE);
    demands(part, "in-place", control.evidence().inPlace());
    demands(part, "effective", control.evidence().effective());
    StringBuilder prose = new StringBuilder(control.evidence().rationale());
    for (String id : OpenEdition.kindsOf(control)) {
      EvidenceKind kind = exported.edition().evidenceKinds().get(id);
      if (kind != null && kind.maxAgeDays() != null) {
        prose
            .append("\n\nEvidence of kind %s counts for {{ insert: param, ".formatted(id))
            .append(age(id))
            .append(" }} days at most.");
      }
    }
    part.put("prose", prose.toString());
  }

  private static void demands(ObjectNode part, String name, List<List<String>> demands) {
    demands.forEach(kinds -> Elements.prop(part, name, String.join(" ", kinds)));
  }

  /** The requirements of a framework. */
  static ObjectNode framework(ExportedEdition exported, Framework framework) {
    ObjectNode content =
        exported.begin(OscalKind.CATALOG, exported.catalog(framework.id()), framework.title());
    boolean titlesOnly = framework.source().startsWith(ISO);
    List<Requirement> requirements = exported.requirementsOf(framework);
    for (Requirement requirement : requirements) {
      content.withArrayProperty("controls").add(requirement(requirement, titlesOnly, exported));
    }
    List<Reference> references =
        titlesOnly
            ? List.of()
            : requirements.stream().flatMap(item -> item.references().stream()).toList();
    exported.addSources(content, references);
    return ExportedEdition.document(OscalKind.CATALOG, content);
  }

  private static ObjectNode requirement(
      Requirement requirement, boolean titlesOnly, ExportedEdition exported) {
    ObjectNode node = Elements.object();
    node.put("id", requirement.id()).put("class", "requirement");
    node.put("title", requirement.title());
    Elements.standardProp(node, "label", requirement.locator());
    if (titlesOnly) {
      return node;
    }
    Elements.prop(node, "nature", requirement.nature());
    Elements.prop(node, "assessable", requirement.assessable());
    Elements.prop(node, "counts-for-verdict", String.valueOf(requirement.countsForVerdict()));
    requirement.aspects().forEach(value -> Elements.prop(node, "aspect", value));
    exported.addReferences(node, requirement.references());
    Elements.standardPart(node, requirement.id() + "_smt", "statement", requirement.asks());
    Elements.part(node, requirement.id() + "_dcl", "to-declare", requirement.declare());
    Elements.part(node, requirement.id() + "_rat", "rationale", requirement.rationale());
    return node;
  }
}
