// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.kit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile speaks of items that another base says something else of: what was right for the
 * old one has to be looked at again.
 */
public final class CompareBases {

  private static final String CODE = "changed-in-base";

  private final EditionTree before;
  private final EditionTree after;
  private final List<Conflict> found = new ArrayList<>();

  private CompareBases(EditionContent before, EditionContent after) {
    this.before = new EditionTree((ObjectNode) Json.tree(before));
    this.after = new EditionTree((ObjectNode) Json.tree(after));
  }

  /** Places in the profile whose item of the base has changed. */
  public static List<Conflict> attention(
      Profile profile, EditionContent before, EditionContent after) {
    CompareBases comparison = new CompareBases(before, after);
    comparison.compare(profile);
    return comparison.found;
  }

  private void compare(Profile profile) {
    for (int i = 0; i < profile.exclude().size(); i++) {
      look(profile.exclude().get(i).id(), "/exclude/" + i + "/id");
    }
    for (String id : profile.parameters().keySet()) {
      if (id.startsWith("age.")) {
        look(id.substring(4), "/parameters/" + id);
      } else if (!Objects.equals(parameter(before, id), parameter(after, id))) {
        add("/parameters/" + id, "parameter " + id);
      }
    }
    for (int i = 0; i < profile.countermeasures().size(); i++) {
      look(profile.countermeasures().get(i).threat(), "/countermeasures/" + i + "/threat");
      look(profile.countermeasures().get(i).control(), "/countermeasures/" + i + "/control");
    }
    for (int i = 0; i < profile.demands().size(); i++) {
      look(profile.demands().get(i).requirement(), "/demands/" + i + "/requirement");
    }
    for (int i = 0; i < profile.proofs().size(); i++) {
      look(profile.proofs().get(i).control(), "/proofs/" + i + "/control");
    }
  }

  private static JsonNode parameter(EditionTree tree, String id) {
    for (JsonNode parameter : tree.manifest().path("parameters")) {
      if (parameter.path("id").asText().equals(id)) {
        return parameter;
      }
    }
    return tree.manifest().path("none");
  }

  private void look(String id, String pointer) {
    JsonNode was = item(before, id);
    JsonNode is = item(after, id);
    if (was != null && is != null && !was.equals(is)) {
      add(pointer, id);
    }
  }

  private static @Nullable JsonNode item(EditionTree tree, String id) {
    return tree.memberOf(id).map(member -> (JsonNode) tree.find(member, id)).orElse(null);
  }

  private void add(String pointer, String what) {
    found.add(
        new Conflict(
            pointer, CODE, "the new base says something else of " + what + " than before", false));
  }
}
