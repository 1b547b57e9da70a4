// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control of a catalogue and where it stands in it.
 *
 * @param node the control as written
 * @param parent the control that it stands in; absent: it stands in a group or on top
 * @param groups the groups that it stands in, the outermost first
 */
record Candidate(String id, JsonNode node, @Nullable Candidate parent, List<JsonNode> groups) {

  /** Every control of a catalogue in document order. */
  static List<Candidate> of(JsonNode catalog) {
    List<Candidate> all = new ArrayList<>();
    collect(catalog, null, List.of(), all);
    return all;
  }

  private static void collect(
      JsonNode owner, @Nullable Candidate parent, List<JsonNode> groups, List<Candidate> all) {
    for (JsonNode control : owner.path("controls")) {
      Candidate candidate = new Candidate(control.path("id").asText(), control, parent, groups);
      all.add(candidate);
      collect(control, candidate, groups, all);
    }
    for (JsonNode group : owner.path("groups")) {
      List<JsonNode> inner = new ArrayList<>(groups);
      inner.add(group);
      collect(group, null, List.copyOf(inner), all);
    }
  }

  /** Two candidates are the same only when they are the same object: ids may clash. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
