// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

import io.holdfast.catalogue.content.Requirement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the role of a control in a requirement tells where nobody has judged the pair. Several
 * measures share the requirement, so the control intersects with it; the gap is what else the
 * requirement wants.
 */
final class DerivedMapping {

  static final String DEMANDED = "DEMANDED";
  static final String SUPPORTING = "SUPPORTING";

  private static final int TOO_MANY_FAMILIES = 12;

  private final Requirement requirement;
  private final String control;

  DerivedMapping(Requirement requirement, String control) {
    this.requirement = requirement;
    this.control = control;
  }

  String role() {
    return requirement.demandedControls().contains(control) ? DEMANDED : SUPPORTING;
  }

  String rationale() {
    return says() + " " + requirement.rationale();
  }

  private String says() {
    if (role().equals(SUPPORTING)) {
      return "Helps and decides nothing.";
    }
    List<String> others =
        demand().stream().filter(other -> !other.equals(control)).sorted().toList();
    return others.isEmpty()
        ? "Demanded by itself, beside others."
        : "One of several of which one is enough: also " + String.join(", ", others) + ".";
  }

  private List<String> demand() {
    return requirement.demands().stream()
        .filter(demand -> demand.contains(control))
        .findFirst()
        .orElse(List.of());
  }

  /** What else the requirement wants; null: nothing. */
  @Nullable String gap() {
    List<String> parts = new ArrayList<>();
    requirement.demands().stream()
        .filter(demand -> !demand.contains(control))
        .map(demand -> String.join(" or ", demand))
        .forEach(parts::add);
    if (requirement.families().size() > TOO_MANY_FAMILIES) {
      parts.add("tolerable scenarios of " + requirement.families().size() + " families");
    } else if (!requirement.families().isEmpty()) {
      parts.add("tolerable scenarios of " + String.join(", ", requirement.families()));
    }
    requirement.findingsNotOpen().forEach(finding -> parts.add("no open finding " + finding));
    if (requirement.declare() != null) {
      parts.add("a statement " + requirement.declare());
    }
    return parts.isEmpty() ? null : String.join("; ", parts);
  }
}
