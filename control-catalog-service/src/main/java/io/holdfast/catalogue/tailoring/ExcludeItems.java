// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import static io.holdfast.catalogue.tailoring.EditionTree.CONTEXT;
import static io.holdfast.catalogue.tailoring.EditionTree.CONTROLS;
import static io.holdfast.catalogue.tailoring.EditionTree.EVIDENCE_KINDS;
import static io.holdfast.catalogue.tailoring.EditionTree.REQUIREMENTS;
import static io.holdfast.catalogue.tailoring.EditionTree.THREATS;
import static io.holdfast.catalogue.tailoring.EditionTree.removeIf;
import static io.holdfast.catalogue.tailoring.EditionTree.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.Requirement;
import java.util.List;

/**
 * Leaves items out. A threat that a law's verdict rests on and a requirement of a law stay: whether
 * they concern a system is decided for that system, by a person. A requirement of ISO/IEC 27001
 * Annex A stays visible with its justification, for the Statement of Applicability (6.1.3 d).
 */
final class ExcludeItems {

  private final EditionTree tree;
  private final Conflicts conflicts;

  ExcludeItems(EditionTree tree, Conflicts conflicts) {
    this.tree = tree;
    this.conflicts = conflicts;
  }

  void apply(List<Profile.Exclusion> exclusions) {
    for (int i = 0; i < exclusions.size(); i++) {
      Profile.Exclusion exclusion = exclusions.get(i);
      String pointer = "/exclude/" + i;
      conflicts.reasoned(pointer + "/justification", exclusion.justification());
      apply(exclusion, pointer);
    }
  }

  private void apply(Profile.Exclusion exclusion, String pointer) {
    String id = exclusion.id();
    String member = tree.memberOf(id).orElse("");
    switch (member) {
      case CONTROLS -> excludeControl(id, pointer);
      case EVIDENCE_KINDS -> excludeKind(id, pointer);
      case THREATS -> excludeThreat(id, pointer);
      case REQUIREMENTS -> excludeRequirement(exclusion, pointer);
      default ->
          conflicts.add(
              pointer + "/id", "unknown-item", "the base has no item " + id + " (any more)");
    }
  }

  private void excludeControl(String id, String pointer) {
    tree.remove(CONTROLS, id);
    tree.removeMappingsOf(id);
    tree.each(
        THREATS,
        threat -> {
          threat.path("controls").forEach(list -> removeIf((ArrayNode) list, id));
          removeIf(texts(threat, "weakAlone"), id);
        });
    tree.each(EVIDENCE_KINDS, kind -> removeIf(texts(kind, "speaksUnnamedFor"), id));
    tree.each(CONTEXT, item -> removeIf(texts(item, "related"), id));
    tree.each(
        REQUIREMENTS,
        requirement -> {
          removeIf(texts(requirement, "supporting"), id);
          removeFromDemands(requirement, "demands", id, pointer);
        });
  }

  private void excludeKind(String id, String pointer) {
    tree.remove(EVIDENCE_KINDS, id);
    tree.each(CONTEXT, item -> removeIf(texts(item, "related"), id));
    tree.each(
        CONTROLS,
        control -> {
          ObjectNode evidence = (ObjectNode) control.path("evidence");
          removeFromDemands(control, evidence, "inPlace", id, pointer);
          removeFromDemands(control, evidence, "effective", id, pointer);
        });
    tree.each(
        REQUIREMENTS,
        requirement -> removeFromDemands(requirement, "declarationEvidence", id, pointer));
  }

  private void removeFromDemands(ObjectNode item, String field, String id, String pointer) {
    removeFromDemands(item, item, field, id, pointer);
  }

  private void removeFromDemands(
      ObjectNode item, ObjectNode holder, String field, String id, String pointer) {
    for (JsonNode demand : texts(holder, field)) {
      removeIf((ArrayNode) demand, id);
      if (demand.isEmpty()) {
        conflicts.add(
            pointer + "/id",
            "nothing-left",
            item.path("id").asText() + " asks for " + id + " and nothing else would do");
      }
    }
  }

  private void excludeThreat(String id, String pointer) {
    boolean counts = false;
    for (JsonNode requirement : tree.list(REQUIREMENTS)) {
      counts |=
          requirement.path("countsForVerdict").asBoolean()
              && EditionTree.contains(requirement.path("families"), id);
    }
    if (counts) {
      conflicts.add(
          pointer + "/id",
          "bound-by-law",
          id
              + " is asked for by requirements that verdicts rest on; a system that it does not"
              + " concern is not exposed, or a person says so for that system");
      return;
    }
    tree.remove(THREATS, id);
    tree.each(REQUIREMENTS, requirement -> removeIf(texts(requirement, "families"), id));
  }

  private void excludeRequirement(Profile.Exclusion exclusion, String pointer) {
    ObjectNode item = tree.find(REQUIREMENTS, exclusion.id());
    if (item == null) {
      return;
    }
    if (!item.path("excludable").asBoolean() || item.path("countsForVerdict").asBoolean()) {
      conflicts.add(
          pointer + "/id",
          "bound-by-law",
          exclusion.id()
              + " cannot be left out for all systems; where it does not apply to one, a person"
              + " decides so for that system");
      return;
    }
    item.put("assessable", Requirement.OUT_OF_SCOPE);
    item.put("exclusion", exclusion.justification());
    for (String field :
        List.of("demands", "supporting", "families", "findingsNotOpen", "declarationEvidence")) {
      item.putArray(field);
    }
    item.remove(List.of("declare", "demandsApply"));
  }
}
