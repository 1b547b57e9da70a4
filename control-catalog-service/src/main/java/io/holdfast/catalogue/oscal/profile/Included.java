// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A control that a profile includes, ready to be put where the merge wants it. */
final class Included {

  private static final Selection<Candidate> SELECTION =
      new Selection<>(Candidate::id, Candidate::parent);

  private final String id;
  private final List<JsonNode> groups;
  private final @Nullable Included parent;
  private ObjectNode node;

  private Included(String id, ObjectNode node, @Nullable Included parent, List<JsonNode> groups) {
    this.id = id;
    this.node = node;
    this.parent = parent;
    this.groups = groups;
  }

  /**
   * The controls that an import takes out of a catalogue. The controls around an included one are
   * included as well, unless they are excluded: then it moves up.
   */
  static List<Included> of(JsonNode directive, JsonNode catalog, Budget budget) {
    List<Candidate> all = Candidate.of(catalog);
    Set<Candidate> excluded = SELECTION.excluded(directive, all, budget);
    Set<Candidate> wanted = new LinkedHashSet<>();
    for (Candidate selected : SELECTION.of(directive, all, budget)) {
      for (Candidate at = selected; at != null; at = at.parent()) {
        if (!excluded.contains(at)) {
          wanted.add(at);
        }
      }
    }
    Map<Candidate, Included> included = new LinkedHashMap<>();
    for (Candidate candidate : all) {
      if (wanted.contains(candidate)) {
        Candidate above = candidate.parent();
        while (above != null && !included.containsKey(above)) {
          above = above.parent();
        }
        included.put(
            candidate,
            new Included(
                candidate.id(),
                alone(candidate.node()),
                above == null ? null : included.get(above),
                candidate.groups()));
      }
    }
    return List.copyOf(included.values());
  }

  /** The control without those that stand in it; what it says is shared, not copied. */
  private static ObjectNode alone(JsonNode control) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    control
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("controls")) {
                alone.set(member.getKey(), member.getValue());
              }
            });
    return alone;
  }

  /** Of controls with the same id the first; those that stand in another one move into it. */
  static List<Included> firstOfEach(List<Included> all) {
    Map<String, Included> first = new LinkedHashMap<>();
    Map<Included, Included> replaced = new IdentityHashMap<>();
    List<Included> kept = new ArrayList<>();
    for (Included item : all) {
      Included before = first.get(item.id);
      if (before != null) {
        replaced.put(item, before);
        continue;
      }
      Included parent =
          item.parent == null ? null : replaced.getOrDefault(item.parent, item.parent);
      Included fresh = new Included(item.id, item.node, parent, item.groups);
      replaced.put(item, fresh);
      first.put(item.id, fresh);
      kept.add(fresh);
    }
    return kept;
  }

  String id() {
    return id;
  }

  /** What the control says, without the controls in it. */
  ObjectNode node() {
    return node;
  }

  /** The control as an alteration left it. */
  void becomes(ObjectNode altered) {
    node = altered;
  }

  @Nullable Included parent() {
    return parent;
  }

  /** The groups around it, the outermost first. */
  List<JsonNode> groups() {
    return groups;
  }
}
