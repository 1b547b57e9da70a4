// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import static io.holdfast.catalogue.tailoring.EditionTree.CONTROLS;
import static io.holdfast.catalogue.tailoring.EditionTree.EVIDENCE_KINDS;
import static io.holdfast.catalogue.tailoring.EditionTree.REQUIREMENTS;
import static io.holdfast.catalogue.tailoring.EditionTree.THREATS;
import static io.holdfast.catalogue.tailoring.EditionTree.addOnce;
import static io.holdfast.catalogue.tailoring.EditionTree.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds an organisation's own items, and links between them and those of the base. */
final class AddItems {

  /** What own items name as their source, unless they name another one. */
  static final String OWN_EDITION = "own";

  private final EditionTree tree;
  private final Profile profile;
  private final Conflicts conflicts;

  AddItems(EditionTree tree, Profile profile, Conflicts conflicts) {
    this.tree = tree;
    this.profile = profile;
    this.conflicts = conflicts;
  }

  void apply() {
    addSource();
    add(EVIDENCE_KINDS, profile.evidenceKinds());
    add(CONTROLS, profile.controls());
    add(THREATS, profile.threats());
    for (int i = 0; i < profile.countermeasures().size(); i++) {
      act(profile.countermeasures().get(i), "/countermeasures/" + i);
    }
    for (int i = 0; i < profile.demands().size(); i++) {
      demand(profile.demands().get(i), "/demands/" + i);
    }
    for (int i = 0; i < profile.proofs().size(); i++) {
      prove(profile.proofs().get(i), "/proofs/" + i);
    }
  }

  private void addSource() {
    ObjectNode source = ((ArrayNode) tree.manifest().get("sources")).addObject();
    source.put("id", profile.prefix());
    source.put("edition", OWN_EDITION);
    source.put("title", profile.title());
    source.put("licence", "the organisation's own");
    source.put("use", "items and links that the organisation has added");
  }

  private void add(String member, List<JsonNode> items) {
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/" + member + "/" + i;
      if (!(items.get(i).deepCopy() instanceof ObjectNode item)) {
        conflicts.add(pointer, "shape", "an object is expected");
        continue;
      }
      String id = item.path("id").asText();
      if (!id.matches(profile.prefix() + "-[A-Za-z0-9.-]{1,40}")) {
        conflicts.add(
            pointer + "/id",
            "bad-id",
            "own ids begin with " + profile.prefix() + "- and have letters, digits, . and -");
      }
      if (!item.hasNonNull("references")) {
        ObjectNode reference = item.putArray("references").addObject();
        reference.put("source", profile.prefix()).put("edition", OWN_EDITION);
        reference.putArray("ids").add(id);
      }
      if (member.equals(CONTROLS) && !item.hasNonNull("ownControl")) {
        item.put("ownControl", true);
      }
      tree.list(member).add(item);
    }
  }

  private @Nullable ObjectNode known(String member, String id, String pointer) {
    ObjectNode item = tree.find(member, id);
    if (item == null) {
      conflicts.add(
          pointer,
          "unknown-item",
          "neither the base nor this profile has " + id + " here (any more)");
    }
    return item;
  }

  private void act(Profile.Countermeasure link, String pointer) {
    conflicts.reasoned(pointer + "/rationale", link.rationale());
    ObjectNode threat = known(THREATS, link.threat(), pointer + "/threat");
    ObjectNode control = known(CONTROLS, link.control(), pointer + "/control");
    if (threat == null || control == null) {
      return;
    }
    ObjectNode byLevel =
        threat.get("controls") instanceof ObjectNode levels ? levels : threat.putObject("controls");
    addOnce(texts(byLevel, control.path("level").asText()), link.control());
    if (Boolean.TRUE.equals(link.weakAlone())) {
      addOnce(texts(threat, "weakAlone"), link.control());
    }
  }

  private void demand(Profile.Demand link, String pointer) {
    conflicts.reasoned(pointer + "/rationale", link.rationale());
    ObjectNode requirement = known(REQUIREMENTS, link.requirement(), pointer + "/requirement");
    if (link.anyOf().isEmpty()) {
      conflicts.add(pointer + "/anyOf", "empty-demand", "a demand that nothing can fulfil");
    }
    for (int i = 0; i < link.anyOf().size(); i++) {
      known(CONTROLS, link.anyOf().get(i), pointer + "/anyOf/" + i);
    }
    if (requirement == null) {
      return;
    }
    if (requirement.hasNonNull("exclusion")) {
      conflicts.add(pointer + "/requirement", "excluded", "this profile leaves it out");
      return;
    }
    ArrayNode demand = texts(requirement, "demands").addArray();
    link.anyOf().forEach(demand::add);
  }

  private void prove(Profile.Proof link, String pointer) {
    conflicts.reasoned(pointer + "/rationale", link.rationale());
    ObjectNode control = known(CONTROLS, link.control(), pointer + "/control");
    ObjectNode kind = known(EVIDENCE_KINDS, link.kind(), pointer + "/kind");
    if (control == null || kind == null) {
      return;
    }
    boolean proven = false;
    for (String shows : List.of("inPlace", "effective")) {
      for (JsonNode demand : control.path("evidence").path(shows)) {
        if (demand instanceof ArrayNode kinds && EditionTree.contains(kinds, link.besides())) {
          addOnce(kinds, link.kind());
          proven = true;
        }
      }
    }
    if (!proven) {
      conflicts.add(
          pointer + "/besides",
          "no-proof",
          link.besides() + " is no proof of " + link.control() + " (any more)");
    }
  }
}
