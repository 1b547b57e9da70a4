// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.EditionManifest.Tailoring;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.tailoring.Profile;
import io.holdfast.kit.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation tailored an edition, as an OSCAL profile: the catalogs of the base without
 * what was excluded, the own controls out of the catalog of the tailored edition, parameters that
 * were set, and what was added to controls and requirements.
 */
final class ProfileExport {

  private static final String AGE = "age.";

  private final ExportedEdition exported;
  private final ExportedEdition base;
  private final Profile profile;
  private final List<String> own;
  private final ObjectNode content;

  private ProfileExport(ExportedEdition exported, ExportedEdition base, Tailoring tailoring) {
    this.exported = exported;
    this.base = base;
    this.profile = Json.convert(tailoring.profile(), Profile.class);
    this.own = profile.controls().stream().map(item -> item.path("id").asText()).toList();
    this.content =
        exported.begin(
            OscalKind.PROFILE,
            OscalIds.uuid(exported.version(), OscalKind.PROFILE.root()),
            profile.title());
  }

  static ObjectNode of(ExportedEdition exported, ExportedEdition base, Tailoring tailoring) {
    ProfileExport export = new ProfileExport(exported, base, tailoring);
    export.exclusions();
    export.imports();
    export.content.putObject("merge").put("as-is", true);
    export.settings();
    export.additions();
    base.addCatalogs(export.content);
    exported.addCatalog(export.content, null, ExportedEdition.CONTROLS_TITLE);
    return ExportedEdition.document(OscalKind.PROFILE, export.content);
  }

  /** Why items were left out: an import has no place for reasons. */
  private void exclusions() {
    ArrayNode props = content.withObjectProperty("metadata").withArrayProperty("props");
    for (Profile.Exclusion exclusion : profile.exclude()) {
      props.add(reasoned("excluded", exclusion.id(), exclusion.justification()));
    }
  }

  private static ObjectNode reasoned(String name, String value, String reason) {
    return Elements.object()
        .put("name", name)
        .put("ns", OscalIds.NAMESPACE)
        .put("value", value)
        .put("remarks", reason);
  }

  private void imports() {
    importAll(null, base.edition().controls().keySet());
    for (Framework framework : base.frameworks()) {
      importAll(
          framework.id(), base.requirementsOf(framework).stream().map(Requirement::id).toList());
    }
    if (!own.isEmpty()) {
      ObjectNode directive = importOf(exported.catalog(null).toString());
      own.forEach(directive.putArray("include-controls").addObject().putArray("with-ids")::add);
    }
  }

  private void importAll(@Nullable String framework, Collection<String> items) {
    ObjectNode directive = importOf(base.catalog(framework).toString());
    directive.putObject("include-all");
    List<String> excluded =
        profile.exclude().stream().map(Profile.Exclusion::id).filter(items::contains).toList();
    if (!excluded.isEmpty()) {
      excluded.forEach(
          directive.putArray("exclude-controls").addObject().putArray("with-ids")::add);
    }
  }

  private ObjectNode importOf(String uuid) {
    return content.withArrayProperty("imports").addObject().put("href", "#" + uuid);
  }

  private void settings() {
    new TreeMap<>(profile.parameters())
        .forEach(
            (id, setting) -> {
              ObjectNode parameter =
                  content
                      .withObjectProperty("modify")
                      .withArrayProperty("set-parameters")
                      .addObject()
                      .put(
                          "param-id",
                          id.startsWith(AGE) ? CatalogExport.age(id.substring(AGE.length())) : id);
              Elements.prop(parameter, "reason", setting.reason());
              parameter.putArray("values").add(setting.value().asText());
            });
  }

  /** Own controls have all of it in their own catalog already. */
  private void additions() {
    Map<String, ArrayNode> adds = new LinkedHashMap<>();
    for (Profile.Countermeasure item : profile.countermeasures()) {
      if (!own.contains(item.control())) {
        add(adds, item.control(), null, reasoned("acts-against", item.threat(), item.rationale()));
      }
    }
    for (Profile.Proof item : profile.proofs()) {
      if (!own.contains(item.control())) {
        add(
            adds,
            item.control(),
            item.control() + "_prf",
            reasoned("enough-as-well", item.kind() + " " + item.besides(), item.rationale()));
      }
    }
    for (Profile.Demand item : profile.demands()) {
      add(
          adds,
          item.requirement(),
          null,
          reasoned("demands", String.join(" ", item.anyOf()), item.rationale()));
    }
    adds.forEach(
        (id, list) -> {
          ObjectNode alter =
              content
                  .withObjectProperty("modify")
                  .withArrayProperty("alters")
                  .addObject()
                  .put("control-id", id);
          alter.set("adds", list);
        });
  }

  private void add(
      Map<String, ArrayNode> adds, String control, @Nullable String part, JsonNode prop) {
    ObjectNode add =
        adds.computeIfAbsent(control, id -> content.arrayNode())
            .addObject()
            .put("position", "ending");
    if (part != null) {
      add.put("by-id", part);
    }
    add.putArray("props").add(prop);
  }
}
