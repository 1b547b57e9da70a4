// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Edition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an edition computes otherwise than the one before: the change of the world CATALOGUE_RELEASE
 * (method.md section 4, rule 2; ADR 15). A family counts with the controls in its list, a
 * requirement with those that it demands; when evidence for a control is good is no part of either.
 *
 * @param isNothing whether every assessment comes out the same
 * @param families those that differ, in code-point order
 * @param requirements those that differ, in code-point order
 */
public record EditionChange(boolean isNothing, List<String> families, List<String> requirements) {

  public EditionChange {
    families = List.copyOf(families);
    requirements = List.copyOf(requirements);
  }

  public static EditionChange between(Edition before, Edition now) {
    Set<String> controls = differing(before.controls(), now.controls(), Edition.Control::id);
    Set<String> families = differing(before.families(), now.families(), Edition.Family::id);
    now.families().stream()
        .filter(family -> family.controls().stream().anyMatch(controls::contains))
        .forEach(family -> families.add(family.id()));
    Set<String> requirements =
        differing(before.requirements(), now.requirements(), Edition.Requirement::id);
    now.requirements().stream()
        .filter(each -> each.demands().stream().flatMap(List::stream).anyMatch(controls::contains))
        .forEach(each -> requirements.add(each.id()));
    boolean same = controls.isEmpty() && families.isEmpty() && requirements.isEmpty();
    return new EditionChange(
        same && isRestSame(before, now), List.copyOf(families), List.copyOf(requirements));
  }

  private static boolean isRestSame(Edition before, Edition now) {
    return differing(before.evidenceKinds(), now.evidenceKinds(), Edition.EvidenceKind::id)
            .isEmpty()
        && differing(before.frameworks(), now.frameworks(), Edition.Framework::id).isEmpty()
        && asSet(before.applicationDates()).equals(asSet(now.applicationDates()))
        && asSet(before.harmonisedStandards()).equals(asSet(now.harmonisedStandards()))
        && before.parameters().equals(now.parameters());
  }

  private static <T> Set<T> asSet(Collection<T> items) {
    return new HashSet<>(items);
  }

  private static <T> Set<String> differing(List<T> before, List<T> now, Function<T, String> id) {
    Map<String, T> known = new HashMap<>();
    before.forEach(each -> known.put(id.apply(each), each));
    Set<String> differing = new TreeSet<>(CodePoints.ORDER);
    for (T each : now) {
      if (!Objects.equals(known.remove(id.apply(each)), each)) {
        differing.add(id.apply(each));
      }
    }
    differing.addAll(known.keySet());
    return differing;
  }
}
