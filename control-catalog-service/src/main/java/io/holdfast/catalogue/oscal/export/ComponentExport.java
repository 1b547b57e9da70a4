// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our controls as an OSCAL component definition: a component of type guidance per control, which
 * implements the requirements that demand it or that it supports, framework by framework.
 */
final class ComponentExport {

  private ComponentExport() {}

  static ObjectNode of(ExportedEdition exported) {
    ObjectNode content =
        exported.begin(
            OscalKind.COMPONENT_DEFINITION,
            OscalIds.uuid(exported.version(), OscalKind.COMPONENT_DEFINITION.root()),
            "Holdfast controls and the requirements that they serve");
    for (Control control : exported.edition().content().controls()) {
      content.withArrayProperty("components").add(component(control, exported));
    }
    exported.addCatalogs(content);
    return ExportedEdition.document(OscalKind.COMPONENT_DEFINITION, content);
  }

  private static ObjectNode component(Control control, ExportedEdition exported) {
    ObjectNode component = Elements.object();
    component
        .put("uuid", exported.uuid("component", control.id()))
        .put("type", "guidance")
        .put("title", control.name())
        .put("description", control.summary());
    Elements.prop(component, "control", control.id());
    Elements.prop(component, "level", control.level());
    Elements.prop(component, "maturity", control.maturity().level());
    Elements.link(component, "#" + exported.catalog(null), "reference", control.id());
    for (Framework framework : exported.frameworks()) {
      ObjectNode implementation = implementation(control, framework, exported);
      if (implementation.has("implemented-requirements")) {
        component.withArrayProperty("control-implementations").add(implementation);
      }
    }
    return component;
  }

  private static ObjectNode implementation(
      Control control, Framework framework, ExportedEdition exported) {
    ObjectNode node = Elements.object();
    node.put("uuid", exported.uuid("implementation", control.id(), framework.id()))
        .put("source", "#" + exported.catalog(framework.id()))
        .put("description", control.name() + " for " + framework.title());
    Map<String, Requirement> requirements = exported.edition().requirements();
    for (String id : exported.edition().demanding(control)) {
      add(node, control, requirements.get(id), "demanded", framework, exported);
    }
    for (String id : exported.edition().supportedBy(control)) {
      add(node, control, requirements.get(id), "supporting", framework, exported);
    }
    return node;
  }

  private static void add(
      ObjectNode implementation,
      Control control,
      @Nullable Requirement requirement,
      String role,
      Framework framework,
      ExportedEdition exported) {
    if (requirement == null || !requirement.framework().equals(framework.id())) {
      return;
    }
    ObjectNode node =
        implementation
            .withArrayProperty("implemented-requirements")
            .addObject()
            .put("uuid", exported.uuid("implemented", control.id(), requirement.id(), role))
            .put("control-id", requirement.id())
            .put("description", requirement.rationale());
    Elements.prop(node, "role", role);
  }
}
