// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.RequirementMapping;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The mappings of an edition as an OSCAL mapping collection: one mapping per pair of catalogues, in
 * it one map per source, and beside them what of either side is mapped to nothing.
 */
final class MappingExport {

  private static final String FUNCTIONAL = "functional";
  private static final String HUMAN = "human";

  private final ExportedEdition exported;
  private final ObjectNode content;

  private MappingExport(ExportedEdition exported) {
    this.exported = exported;
    this.content =
        exported.begin(
            OscalKind.MAPPING_COLLECTION,
            OscalIds.uuid(exported.version(), OscalKind.MAPPING_COLLECTION.root()),
            "Holdfast mappings");
  }

  static ObjectNode of(ExportedEdition exported) {
    MappingExport export = new MappingExport(exported);
    export.provenance();
    for (Framework source : exported.frameworks()) {
      for (Framework target : exported.frameworks()) {
        export.between(source, target);
      }
    }
    exported.frameworks().forEach(export::fromControls);
    exported.addCatalogs(export.content);
    return ExportedEdition.document(OscalKind.MAPPING_COLLECTION, export.content);
  }

  private void provenance() {
    ObjectNode provenance = content.putObject("provenance");
    provenance
        .put("method", HUMAN)
        .put("matching-rationale", FUNCTIONAL)
        .put("status", "complete")
        .put(
            "mapping-description",
            "Curated by people for edition "
                + exported.version()
                + ". Mappings of controls say that a requirement demands or is supported by the"
                + " control; they are derived from what the requirement demands.");
    confidence(provenance, confidence("links"));
  }

  private String confidence(String part) {
    return exported.edition().content().edition().confidence().getOrDefault(part, "unspecified");
  }

  private static void confidence(ObjectNode owner, String category) {
    owner.putObject("confidence-score").put("category", category);
  }

  private void between(Framework source, Framework target) {
    List<ObjectNode> maps = new ArrayList<>();
    for (RequirementMapping mapping : exported.edition().content().mappings()) {
      List<String> targets = mapping.targets().stream().filter(id -> isOf(id, target)).toList();
      if (!isOf(mapping.source(), source) || targets.isEmpty()) {
        continue;
      }
      ObjectNode map = map(mapping.source(), target.id(), mapping.relationship());
      map.put("matching-rationale", mapping.rationaleKind());
      items(map, "sources", List.of(mapping.source()));
      items(map, "targets", targets);
      gap(map, mapping.gap());
      confidence(map, mapping.confidence());
      map.put("remarks", mapping.rationale());
      maps.add(map);
    }
    add(source.id(), target, maps);
  }

  private boolean isOf(String requirement, Framework framework) {
    Requirement found = exported.edition().requirements().get(requirement);
    return found != null && found.framework().equals(framework.id());
  }

  private void fromControls(Framework target) {
    List<ObjectNode> maps = new ArrayList<>();
    for (Control control : exported.edition().content().controls()) {
      maps(control, target, "demanded", exported.edition().demanding(control), maps);
      maps(control, target, "supporting", exported.edition().supportedBy(control), maps);
    }
    add(null, target, maps);
  }

  private void maps(
      Control control,
      Framework target,
      String role,
      List<String> requirements,
      List<ObjectNode> maps) {
    List<String> targets = requirements.stream().filter(id -> isOf(id, target)).toList();
    if (targets.isEmpty()) {
      return;
    }
    ObjectNode map = map(control.id() + "~" + role, target.id(), "intersects-with");
    items(map, "sources", List.of(control.id()));
    items(map, "targets", targets);
    confidence(map, confidence("demands"));
    Elements.prop(map, "role", role);
    maps.add(map);
  }

  private ObjectNode map(String source, String target, String relationship) {
    return Elements.object()
        .put("uuid", exported.uuid("map", source, target))
        .put("relationship", relationship);
  }

  private static void items(ObjectNode map, String side, List<String> ids) {
    for (String id : ids) {
      map.withArrayProperty(side).addObject().put("type", "control").put("id-ref", id);
    }
  }

  /** What the targets leave open: to be met by something else, so addressable. */
  private static void gap(ObjectNode map, @Nullable String gap) {
    if (gap != null) {
      map.putArray("qualifiers")
          .addObject()
          .put("subject", "target")
          .put("predicate", "has-requirement")
          .put("category", "addressable")
          .put("description", gap);
    }
  }

  private void add(@Nullable String source, Framework target, List<ObjectNode> maps) {
    if (maps.isEmpty()) {
      return;
    }
    String name = source == null ? "controls" : source;
    ObjectNode mapping =
        content
            .withArrayProperty("mappings")
            .addObject()
            .put("uuid", exported.uuid("mapping", name, target.id()))
            .put("method", HUMAN)
            .put("matching-rationale", FUNCTIONAL)
            .put("status", "complete");
    resource(mapping, "source-resource", source);
    resource(mapping, "target-resource", target.id());
    maps.forEach(mapping.withArrayProperty("maps")::add);
    gaps(mapping, "source-gap-summary", name, target.id(), idsOf(source), maps, "sources");
    gaps(mapping, "target-gap-summary", name, target.id(), idsOf(target.id()), maps, "targets");
  }

  private void resource(ObjectNode mapping, String side, @Nullable String framework) {
    mapping.putObject(side).put("type", "catalog").put("href", "#" + exported.catalog(framework));
  }

  private TreeSet<String> idsOf(@Nullable String framework) {
    TreeSet<String> ids = new TreeSet<>();
    if (framework == null) {
      ids.addAll(exported.edition().controls().keySet());
    } else {
      exported.edition().content().requirements().stream()
          .filter(item -> item.framework().equals(framework))
          .forEach(item -> ids.add(item.id()));
    }
    return ids;
  }

  private void gaps(
      ObjectNode mapping,
      String summary,
      String source,
      String target,
      TreeSet<String> ids,
      List<ObjectNode> maps,
      String side) {
    maps.forEach(map -> map.path(side).forEach(item -> ids.remove(item.path("id-ref").asText())));
    if (!ids.isEmpty()) {
      ObjectNode gaps = mapping.putObject(summary);
      gaps.put("uuid", exported.uuid(summary, source, target));
      ids.forEach(gaps.putArray("unmapped-controls").addObject().putArray("with-ids")::add);
    }
  }
}
