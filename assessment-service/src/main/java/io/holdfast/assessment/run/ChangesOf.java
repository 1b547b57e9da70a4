// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.answer.Changes;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.change.EvidenceInvalidated;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.SafeguardChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two results, as others are told. */
final class ChangesOf {

  private ChangesOf() {}

  static Changes of(Difference difference) {
    Map<String, Changes.Invalidated> invalidated = new LinkedHashMap<>();
    difference
        .evidenceInvalidated()
        .forEach(one -> invalidated.merge(one.evidence(), invalidated(one), ChangesOf::both));
    return new Changes(
        List.copyOf(invalidated.values()),
        credits(difference.safeguardsUncredited()),
        credits(difference.safeguardsCredited()),
        steps(difference.scenariosWorse()),
        steps(difference.scenariosBetter()),
        difference.requirements().stream()
            .map(
                one ->
                    new Changes.Requirement(
                        one.requirement(), one.framework(), name(one.from()), name(one.to())))
            .toList(),
        difference.verdicts().stream().map(ChangesOf::verdict).toList());
  }

  /** By what a safeguard lost its credit: evidence for it that was valid and no longer is. */
  static List<Changes.Invalidated> invalidated(Difference difference, String safeguard) {
    return difference.evidenceInvalidated().stream()
        .filter(one -> one.safeguard().equals(safeguard))
        .map(ChangesOf::invalidated)
        .toList();
  }

  /** What ended it altogether for some safeguard, or else all the parts for which it ended. */
  private static Changes.Invalidated both(Changes.Invalidated one, Changes.Invalidated other) {
    if (one.inPart() == null || other.inPart() == null) {
      return one.inPart() == null ? one : other;
    }
    List<String> parts =
        Stream.concat(one.inPart().stream(), other.inPart().stream()).distinct().sorted().toList();
    return new Changes.Invalidated(
        one.evidence(), one.kind(), one.reason(), one.component(), one.change(), parts);
  }

  private static Changes.Invalidated invalidated(EvidenceInvalidated one) {
    return new Changes.Invalidated(
        one.evidence(),
        one.kind(),
        one.reason().reason().name(),
        one.reason().component(),
        one.reason().change(),
        one.inPart());
  }

  private static List<Changes.Credit> credits(List<SafeguardChange> changes) {
    return changes.stream().map(one -> new Changes.Credit(one.safeguard(), one.control())).toList();
  }

  private static List<Changes.Step> steps(List<ScenarioChange> changes) {
    return changes.stream()
        .map(
            one ->
                new Changes.Step(
                    one.scenario(),
                    name(one.from()),
                    name(one.to()),
                    name(one.statusFrom()),
                    name(one.statusTo())))
        .toList();
  }

  private static Changes.Framework verdict(RequirementChange change) {
    return new Changes.Framework(change.framework(), name(change.from()), name(change.to()));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** Per framework; the order is that of the names. */
  static Map<String, String> verdicts(Assessment assessment) {
    Map<String, String> verdicts = new TreeMap<>();
    for (Verdict verdict : assessment.verdicts()) {
      verdicts.put(verdict.framework(), verdict.status().name());
    }
    return verdicts;
  }
}
